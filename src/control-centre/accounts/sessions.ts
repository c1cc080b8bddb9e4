import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Account, Session } from '../../contract/desk';
import type { Schema } from '../store';
import { accountOf } from './accountRows';
import { newToken, tokenHash } from './tokens';

export const IDLE_MS = 30 * 60_000;
export const LONGEST_MS = 12 * 3600_000;
/** A session's use is noted at most this often: not every request needs a write. */
const NOTED_MS = 60_000;

/** A session with its id, which only the cookie knows. */
export interface OpenSession extends Session {
  id: string;
}

/** Follows from the session's id, so that it need not be kept. */
const csrfOf = (id: string) => createHmac('sha256', id).update('csrf').digest('base64url');

function openSession(id: string, account: Account, began: number, used: number): OpenSession {
  const expires = Math.floor(Math.min(used + IDLE_MS, began + LONGEST_MS) / 1000);
  return { id, account, csrf: csrfOf(id), expires };
}

export async function startSession(trx: Kysely<Schema>, account: Account, now: number): Promise<OpenSession> {
  await trx
    .deleteFrom('session')
    .where((row) => row.or([row('used', '<=', now - IDLE_MS), row('began', '<=', now - LONGEST_MS)]))
    .execute();
  const id = newToken();
  await trx
    .insertInto('session')
    .values({ id_hash: tokenHash(id), account: account.name, began: now, used: now })
    .execute();
  return openSession(id, account, now, now);
}

/** The session of an id while it is good, noting that it is used; undefined when it has ended or never was. */
export async function resumeSession(
  db: Kysely<Schema>,
  id: string,
  now: number,
): Promise<OpenSession | undefined> {
  const hash = tokenHash(id);
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.name', 'session.account')
    .selectAll()
    .where('id_hash', '=', hash)
    .where('disabled', '=', false)
    .executeTakeFirst();
  if (!row || now - row.used >= IDLE_MS || now - row.began >= LONGEST_MS) return undefined;
  if (now - row.used < NOTED_MS) return openSession(id, accountOf(row), row.began, row.used);
  await db.updateTable('session').set({ used: now }).where('id_hash', '=', hash).execute();
  await db.updateTable('account').set({ last_seen: now }).where('name', '=', row.name).execute();
  return openSession(id, accountOf(row), row.began, now);
}

export async function endSessionsOf(trx: Kysely<Schema>, name: string): Promise<void> {
  await trx.deleteFrom('session').where('account', '=', name).execute();
}
