import type { Kysely, Selectable } from 'kysely';
import * as v from 'valibot';
import { Account, type ListedAccount } from '../../contract/desk';
import type { Schema } from '../store';

export type AccountRow = Selectable<Schema['account']>;

/** Nobody has a name that is none. */
function named(db: Kysely<Schema>, name: string) {
  const wanted = v.is(Account.entries.name, name) ? name : '';
  return db.selectFrom('account').selectAll().where('name', '=', wanted);
}

export async function findAccount(db: Kysely<Schema>, name: string): Promise<AccountRow | undefined> {
  return named(db, name).executeTakeFirst();
}

/** An account whose row stays locked until the transaction ends. */
export async function lockAccount(trx: Kysely<Schema>, name: string): Promise<AccountRow | undefined> {
  return named(trx, name).forUpdate().executeTakeFirst();
}

export function accountOf(row: AccountRow): Account {
  const { name, display_name: displayName, organisation, role, division } = row;
  return { name, displayName, organisation, role, division };
}

/** @param now ms since 1970 */
export function listed(row: AccountRow, now: number): ListedAccount {
  return {
    ...accountOf(row),
    state: stateOf(row, now),
    lastSeen: row.last_seen === null ? null : Math.floor(row.last_seen / 1000),
  };
}

function stateOf(row: AccountRow, now: number): ListedAccount['state'] {
  if (row.disabled) return 'disabled';
  if (row.password === null) return 'invited';
  return isLocked(row, now) ? 'locked' : 'active';
}

export const isLocked = ({ locked_until }: AccountRow, now: number): boolean =>
  locked_until !== null && now < locked_until;
