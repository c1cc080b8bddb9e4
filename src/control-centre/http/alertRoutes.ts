import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { AlertId, check } from '../../contract';
import {
  type Account,
  type AlertTemplate,
  AlertTemplateList,
  Approval,
  AuthorityList,
  Cancellation,
  Delivery,
  DeskAlert,
  DeskAlertHistory,
  DeskAlertList,
  DraftChange,
  NewDraft,
  type Permission,
  Reach,
  ReachRequest,
  Return,
  Submission,
} from '../../contract/desk';
import { mayTouch } from '../accounts';
import {
  type AlertDesk,
  approveAlert,
  type CountBoxes,
  cancelAlert,
  changeDraft,
  createDraft,
  discardDraft,
  listAlerts,
  mustConcern,
  readDelivery,
  readHistory,
  readReach,
  returnAlert,
  submitDraft,
  withdrawDraft,
} from '../alerts';
import { described, jsonBody } from './openApi';
import { OPERATOR_PATH, type SessionGate } from './sessionGate';

const ALERTS = `${OPERATOR_PATH}/alerts`;
const ONE = `${ALERTS}/:id`;
const IdParams = v.object({ id: AlertId });
const DeliveryQuery = v.object({
  revision: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number))),
});
const ERRORS = {
  401: 'nobody is signed in here',
  403: 'the role may not do this, or not in this division',
};
const ERRORS_OF_ONE = { ...ERRORS, 404: 'there is no such alert', 409: 'it stands otherwise than you think' };

export interface AlertContext {
  desk: AlertDesk;
  gate: SessionGate;
  countBoxes: CountBoxes;
  templates: readonly AlertTemplate[];
}

/** What operators do with alerts. */
export function alertRoutes({ desk, gate, countBoxes, templates }: AlertContext) {
  const { db, signer, now } = desk;

  return async (app: FastifyInstance): Promise<void> => {
    /** A step in the life of one alert: who may take it, what it needs, what it does. */
    function step<Schema extends v.GenericSchema>(
      name: string,
      permission: Permission,
      summary: string,
      schema: Schema,
      work: (account: Account, id: AlertId, body: v.InferOutput<Schema>) => Promise<DeskAlert>,
    ): void {
      app.post(
        `${ONE}/${name}`,
        {
          schema: described({
            tag: 'alerts',
            needsSession: true,
            summary,
            params: IdParams,
            body: jsonBody(schema),
            answer: DeskAlert,
            errors: { ...ERRORS_OF_ONE, 422: 'something of it is wrong: the field is named' },
          }),
        },
        async (request) => {
          const account = await gate.admit(request, permission);
          const where = `POST ${ALERTS}/…/${name}`;
          const { id } = check(IdParams, request.params, where);
          return work(account, id, check(schema, request.body ?? {}, where));
        },
      );
    }

    app.get(
      ALERTS,
      {
        schema: described({
          tag: 'alerts',
          needsSession: true,
          summary: 'The newest revision of each alert that concerns the operator',
          answer: DeskAlertList,
          errors: ERRORS,
        }),
      },
      async (request) => {
        const account = await gate.admit(request, 'alerts.read');
        return { alerts: await listAlerts(db, account, now()) };
      },
    );

    app.get(
      ONE,
      {
        schema: described({
          tag: 'alerts',
          needsSession: true,
          summary: 'All revisions of an alert, the newest first',
          params: IdParams,
          answer: DeskAlertHistory,
          errors: ERRORS_OF_ONE,
        }),
      },
      async (request) => {
        const account = await gate.admit(request, 'alerts.read');
        return { revisions: await readHistory(db, account, idOf(request), now()) };
      },
    );

    app.post(
      ALERTS,
      {
        schema: described({
          tag: 'alerts',
          needsSession: true,
          summary: 'Begins an alert, or an update of a published one',
          body: jsonBody(NewDraft),
          answer: DeskAlert,
          errors: { ...ERRORS_OF_ONE, 422: 'something of it is wrong: the field is named' },
        }),
      },
      async (request) => {
        const account = await gate.admit(request, 'alerts.compose');
        return createDraft(desk, account, check(NewDraft, request.body, `POST ${ALERTS}`));
      },
    );

    app.put(
      ONE,
      {
        schema: described({
          tag: 'alerts',
          needsSession: true,
          summary: 'Rewrites a draft, or an alert that was returned',
          params: IdParams,
          body: jsonBody(DraftChange),
          answer: DeskAlert,
          errors: { ...ERRORS_OF_ONE, 422: 'something of it is wrong: the field is named' },
        }),
      },
      async (request) => {
        const account = await gate.admit(request, 'alerts.compose');
        const change = check(DraftChange, request.body, `PUT ${ALERTS}/…`);
        return changeDraft(desk, account, idOf(request), change);
      },
    );

    app.delete(
      ONE,
      {
        schema: described({
          tag: 'alerts',
          needsSession: true,
          summary: 'Throws a draft away',
          params: IdParams,
          answer: v.object({}),
          errors: ERRORS_OF_ONE,
        }),
      },
      async (request) => {
        const account = await gate.admit(request, 'alerts.compose');
        await discardDraft(desk, account, idOf(request));
        return {};
      },
    );

    step(
      'submit',
      'alerts.compose',
      'Hands a draft to whoever approves',
      Submission,
      (account, id, { version }) => submitDraft(desk, account, id, version),
    );
    step(
      'withdraw',
      'alerts.compose',
      'Takes a submitted alert back',
      Submission,
      (account, id, { version }) => withdrawDraft(desk, account, id, version),
    );
    step(
      'approve',
      'alerts.approve',
      'Approves what another person submitted; it goes out at once',
      Approval,
      (account, id, proof) => approveAlert(desk, account, id, proof),
    );
    step(
      'return',
      'alerts.approve',
      'Gives a submitted alert back with the reason',
      Return,
      (account, id, words) => returnAlert(desk, account, id, words),
    );
    step(
      'cancel',
      'alerts.cancel',
      'Ends an alert on all screens; one person is enough',
      Cancellation,
      (account, id, { reason }) => cancelAlert(desk, account, id, reason),
    );

    app.get(
      `${ONE}/delivery`,
      {
        schema: described({
          tag: 'alerts',
          needsSession: true,
          summary: 'How far a revision came, county by county',
          params: IdParams,
          query: DeliveryQuery,
          answer: Delivery,
          errors: ERRORS_OF_ONE,
        }),
      },
      async (request) => {
        const account = await gate.admit(request, 'alerts.read');
        const id = idOf(request);
        const { revision } = check(DeliveryQuery, request.query, `GET ${ALERTS}/…/delivery`);
        await mustConcern(db, account, id);
        return readDelivery(db, countBoxes, id, revision);
      },
    );

    app.post(
      `${OPERATOR_PATH}/reach`,
      {
        schema: described({
          tag: 'alerts',
          needsSession: true,
          summary: 'Whom an alert for these areas would reach',
          body: jsonBody(ReachRequest),
          answer: Reach,
          errors: ERRORS,
        }),
      },
      async (request) => {
        await gate.admit(request, 'alerts.read');
        const { areas } = check(ReachRequest, request.body, `POST ${OPERATOR_PATH}/reach`);
        return readReach(db, countBoxes, areas);
      },
    );

    app.get(
      `${OPERATOR_PATH}/authorities`,
      {
        schema: described({
          tag: 'alerts',
          needsSession: true,
          summary: 'In whose name the operator may alert, and how severely',
          answer: AuthorityList,
          errors: ERRORS,
        }),
      },
      async (request): Promise<AuthorityList> => {
        const account = await gate.admit(request, 'alerts.compose');
        const authorities = (await signer.authorities())
          .filter(
            ({ authority, grant }) => mayTouch(account, authority.division) && grant.until * 1000 > now(),
          )
          .map(({ authority, grant: { divisions, severities, until } }) => ({
            ...authority,
            divisions,
            severities,
            until,
          }));
        return { authorities };
      },
    );

    app.get(
      `${OPERATOR_PATH}/templates`,
      {
        schema: described({
          tag: 'alerts',
          needsSession: true,
          summary: 'Texts with gaps to begin an alert from',
          answer: AlertTemplateList,
          errors: ERRORS,
        }),
      },
      async (request) => {
        await gate.admit(request, 'alerts.compose');
        return { templates };
      },
    );
  };
}

const idOf = (request: FastifyRequest): AlertId =>
  check(IdParams, request.params, `${request.method} ${ALERTS}/…`).id;
