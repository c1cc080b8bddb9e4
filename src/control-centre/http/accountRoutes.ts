import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { check } from '../../contract';
import { Account, AccountChange, AccountList, Invited, ListedAccount } from '../../contract/desk';
import { changeAccount, createAccount, inviteAgain, listAccounts } from '../accounts';
import type { Store } from '../store';
import { described, jsonBody } from './openApi';
import { OPERATOR_PATH, type SessionGate } from './sessionGate';

const ACCOUNTS = `${OPERATOR_PATH}/accounts`;
const NameParams = v.object({ name: Account.entries.name });
const ERRORS = {
  401: 'nobody is signed in here',
  403: 'not an administrator, or not of this division',
};

export interface AccountContext {
  store: Store;
  gate: SessionGate;
  now: () => number;
}

/** What administrators do with accounts. */
export function accountRoutes({ store: { db }, gate, now }: AccountContext) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get(
      ACCOUNTS,
      {
        schema: described({
          tag: 'accounts',
          needsSession: true,
          summary: "The accounts of the administrator's divisions",
          answer: AccountList,
          errors: ERRORS,
        }),
      },
      async (request) => {
        const administrator = await gate.admit(request, 'accounts.manage');
        return { accounts: await listAccounts(db, administrator, now()) };
      },
    );

    app.post(
      ACCOUNTS,
      {
        schema: described({
          tag: 'accounts',
          needsSession: true,
          summary: 'Creates an account and invites the person; the token is shown this once',
          body: jsonBody(Account),
          answer: Invited,
          errors: {
            ...ERRORS,
            409: 'the name is taken',
            422: 'the role does not belong to the organisation',
          },
        }),
      },
      async (request): Promise<Invited> => {
        const administrator = await gate.admit(request, 'accounts.manage');
        return createAccount(db, administrator, check(Account, request.body, `POST ${ACCOUNTS}`), now());
      },
    );

    app.patch(
      `${ACCOUNTS}/:name`,
      {
        schema: described({
          tag: 'accounts',
          needsSession: true,
          summary: 'Changes an account, and ends its sessions where its rights are touched',
          params: NameParams,
          body: jsonBody(AccountChange),
          answer: ListedAccount,
          errors: {
            ...ERRORS,
            404: 'there is no such account',
            409: 'it is the last administrator of the province',
            422: 'the role does not belong to the organisation',
          },
        }),
      },
      async (request): Promise<ListedAccount> => {
        const administrator = await gate.admit(request, 'accounts.manage');
        const { name } = check(NameParams, request.params, `PATCH ${ACCOUNTS}`);
        const change = check(AccountChange, request.body, `PATCH ${ACCOUNTS}/${name}`);
        return changeAccount(db, administrator, name, change, now());
      },
    );

    app.post(
      `${ACCOUNTS}/:name/invite`,
      {
        schema: described({
          tag: 'accounts',
          needsSession: true,
          summary: 'Invites a person anew, in place of password, second factor and sessions',
          params: NameParams,
          answer: Invited,
          errors: {
            ...ERRORS,
            404: 'there is no such account',
            409: 'it is disabled, or the last administrator of the province',
          },
        }),
      },
      async (request): Promise<Invited> => {
        const administrator = await gate.admit(request, 'accounts.manage');
        const { name } = check(NameParams, request.params, `POST ${ACCOUNTS}/…/invite`);
        return inviteAgain(db, administrator, name, now());
      },
    );
  };
}
