import type { Kysely } from 'kysely';
import { SYSTEM, writeAudit } from '../audit';
import type { Schema } from '../store';
import type { AccountRow } from './accountRows';

/** Wrong passwords and codes in a row before an account is locked. */
export const MOST_FAILURES = 10;
export const LOCKED_MS = 15 * 60_000;

/** Counts a wrong password or code against an account, and locks it after too many. Its row has to be locked. */
export async function countFailure(trx: Kysely<Schema>, row: AccountRow, now: number): Promise<void> {
  const failures = row.failures + 1;
  const locks = failures >= MOST_FAILURES;
  await trx
    .updateTable('account')
    .set(locks ? { failures: 0, locked_until: now + LOCKED_MS } : { failures })
    .where('name', '=', row.name)
    .execute();
  if (!locks) return;
  const detail = { failures, minutes: LOCKED_MS / 60_000 };
  await writeAudit(trx, { actor: SYSTEM, action: 'account.locked', subject: row.name, detail }, now);
}
