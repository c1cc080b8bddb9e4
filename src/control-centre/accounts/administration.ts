import type { Kysely } from 'kysely';
import { type DivisionCode, PROVINCE } from '../../contract';
import {
  type Account,
  type AccountChange,
  type Invited,
  type ListedAccount,
  ROLE_ORGANISATIONS,
} from '../../contract/desk';
import { SYSTEM, writeAudit } from '../audit';
import type { Schema } from '../store';
import { AccountError } from './accountError';
import { type AccountRow, accountOf, listed, lockAccount } from './accountRows';
import { issueInvitation } from './invitations';
import { mayTouch } from './scope';
import { endSessionsOf } from './sessions';

/** The accounts of an administrator's divisions, by name. */
export async function listAccounts(
  db: Kysely<Schema>,
  administrator: Account,
  now: number,
): Promise<ListedAccount[]> {
  const rows = await db.selectFrom('account').selectAll().orderBy('name').execute();
  return rows.filter(({ division }) => mayTouch(administrator, division)).map((row) => listed(row, now));
}

/**
 * Creates an account and invites the person.
 *
 * @throws {AccountError} 'outside', 'role', or 'taken'
 */
export async function createAccount(
  db: Kysely<Schema>,
  administrator: Account,
  account: Account,
  now: number,
): Promise<Invited> {
  checkScope(administrator, account.division, 'division');
  checkRole(account);
  const { name, displayName, organisation, role, division } = account;
  return db.transaction().execute(async (trx) => {
    const row =
      name === SYSTEM
        ? undefined
        : await trx
            .insertInto('account')
            .values({ name, display_name: displayName, organisation, role, division })
            .onConflict((conflict) => conflict.column('name').doNothing())
            .returningAll()
            .executeTakeFirst();
    if (!row) throw new AccountError('taken', `there is an account "${name}" already`, 'name');
    const invitation = await issueInvitation(trx, name, now);
    const detail = { displayName, organisation, role, division };
    const entry = { actor: administrator.name, action: 'account.create', subject: name, detail };
    await writeAudit(trx, entry, now);
    return invited(row, invitation, now);
  });
}

/**
 * Invites a person anew: this is how a lost password or second factor is replaced.
 *
 * @throws {AccountError} 'unknown', 'outside', 'disabled', or 'last-administrator'
 */
export async function inviteAgain(
  db: Kysely<Schema>,
  administrator: Account,
  name: string,
  now: number,
): Promise<Invited> {
  return db.transaction().execute(async (trx) => {
    const row = await lockInScope(trx, administrator, name);
    if (row.disabled) throw new AccountError('disabled', `"${name}" is disabled: enable it first`);
    await keepAnAdministrator(trx, row);
    const invitation = await issueInvitation(trx, name, now);
    await writeAudit(trx, { actor: administrator.name, action: 'account.invite', subject: name }, now);
    return invited({ ...row, password: null }, invitation, now);
  });
}

/**
 * Changes what an account is or may do, and ends its sessions where that is more than its name.
 *
 * @throws {AccountError} 'unknown', 'outside', 'role', or 'last-administrator'
 */
export async function changeAccount(
  db: Kysely<Schema>,
  administrator: Account,
  name: string,
  change: AccountChange,
  now: number,
): Promise<ListedAccount> {
  return db.transaction().execute(async (trx) => {
    const row = await lockInScope(trx, administrator, name);
    const { displayName, ...rights } = change;
    const after: AccountRow = { ...row, ...rights, display_name: displayName ?? row.display_name };
    checkScope(administrator, after.division, 'division');
    checkRole(after);
    if (!runsTheProvince(after)) await keepAnAdministrator(trx, row);
    const { display_name, organisation, role, division, disabled } = after;
    await trx
      .updateTable('account')
      .set({ display_name, organisation, role, division, disabled })
      .where('name', '=', name)
      .execute();
    if (Object.keys(rights).length > 0) await endSessionsOf(trx, name);
    const before = { ...accountOf(row), disabled: row.disabled };
    const detail = { before, after: { ...accountOf(after), disabled } };
    await writeAudit(
      trx,
      { actor: administrator.name, action: 'account.change', subject: name, detail },
      now,
    );
    return listed(after, now);
  });
}

/**
 * An account of the administrator's divisions, locked, and with it every administrator's, so that two of them can't
 * remove each other at the same time.
 */
async function lockInScope(trx: Kysely<Schema>, administrator: Account, name: string): Promise<AccountRow> {
  await trx
    .selectFrom('account')
    .select('name')
    .where('role', '=', 'administrator')
    .orderBy('name')
    .forUpdate()
    .execute();
  const row = await lockAccount(trx, name);
  if (!row) throw new AccountError('unknown', `there is no account "${name}"`);
  checkScope(administrator, row.division);
  return row;
}

function checkScope(administrator: Account, division: DivisionCode, field?: string): void {
  if (mayTouch(administrator, division)) return;
  throw new AccountError(
    'outside',
    `division ${division} is not within yours, ${administrator.division}`,
    field,
  );
}

function checkRole({ role, organisation }: Pick<Account, 'role' | 'organisation'>): void {
  const fitting = ROLE_ORGANISATIONS[role];
  if (fitting.includes(organisation)) return;
  throw new AccountError(
    'role',
    `a ${role} belongs to ${fitting.join(' or ')}, not to ${organisation}`,
    'role',
  );
}

/** Whether it is an administrator who can come in and reach every account of the province. */
const runsTheProvince = (row: AccountRow): boolean =>
  row.role === 'administrator' && row.division === PROVINCE && !row.disabled && row.password !== null;

/** @throws {AccountError} 'last-administrator' when nobody but this account could manage accounts */
async function keepAnAdministrator(trx: Kysely<Schema>, row: AccountRow): Promise<void> {
  if (!runsTheProvince(row) || (await administrators(trx)) > 1) return;
  throw new AccountError(
    'last-administrator',
    `"${row.name}" is the last administrator of the province: let another one come in first`,
  );
}

/** How many administrators can come in and reach every account of the province. */
export async function administrators(db: Kysely<Schema>): Promise<number> {
  const rows = await db.selectFrom('account').selectAll().where('role', '=', 'administrator').execute();
  return rows.filter(runsTheProvince).length;
}

function invited(
  row: AccountRow,
  { token, expires }: { token: string; expires: number },
  now: number,
): Invited {
  return { account: listed(row, now), token, expires: Math.floor(expires / 1000) };
}
