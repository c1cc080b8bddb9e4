import type { Kysely } from 'kysely';
import { SYSTEM, writeAudit } from '../audit';
import type { Schema } from '../store';
import { AccountError } from './accountError';
import { type AccountRow, accountOf, findAccount, isLocked, lockAccount } from './accountRows';
import { countFailure } from './lockout';
import { isPassword } from './passwords';
import { stepOfCode } from './secondFactor';
import { type OpenSession, startSession } from './sessions';
import { tokenHash } from './tokens';

/** The subject of an audit row where no account has the name: what was typed there may have been a password. */
export const NOBODY = '-';

export interface Credentials {
  name: string;
  password: string;
  code: string;
}

/**
 * Signs a person in with password and second factor.
 *
 * Whoever is refused gets the same answer after the same work, whatever was wrong and whether or not there is such
 * an account; only the audit log tells which it was.
 *
 * @param from the caller's address
 * @throws {AccountError} 'refused', or 'overloaded'
 */
export async function signIn(
  db: Kysely<Schema>,
  { name, password, code }: Credentials,
  from: string,
  now: number,
): Promise<OpenSession> {
  const kept = (await findAccount(db, name))?.password;
  // Before the transaction: this takes far longer than one may.
  const isRight = await isPassword(password, kept);
  const session = await db.transaction().execute(async (trx) => {
    const row = await lockAccount(trx, name);
    const verdict = judge(row, isRight && row?.password === kept, code, now);
    if (row && typeof verdict === 'number') return admit(trx, row, verdict, from, now);
    if (row && (verdict === 'password' || verdict === 'code')) await countFailure(trx, row, now);
    const detail = { reason: verdict, from };
    const subject = row?.name ?? NOBODY;
    await writeAudit(trx, { actor: SYSTEM, action: 'session.refused', subject, detail }, now);
    return undefined;
  });
  if (session) return session;
  throw new AccountError(
    'refused',
    'name, password or code is wrong, or the account is locked for a while; a code counts only once',
  );
}

type Refusal = 'unknown' | 'disabled' | 'invited' | 'locked' | 'password' | 'code';

/** The step of the code when all is right, else what is wrong. A locked account takes not even the right ones. */
function judge(row: AccountRow | undefined, isRight: boolean, code: string, now: number): number | Refusal {
  if (!row) return 'unknown';
  if (row.disabled) return 'disabled';
  if (row.password === null || row.totp_secret === null) return 'invited';
  if (isLocked(row, now)) return 'locked';
  if (!isRight) return 'password';
  return stepOfCode(row.totp_secret, code, row.totp_step, now) ?? 'code';
}

async function admit(
  trx: Kysely<Schema>,
  row: AccountRow,
  step: number,
  from: string,
  now: number,
): Promise<OpenSession> {
  await trx
    .updateTable('account')
    .set({ totp_step: step, failures: 0, locked_until: null, last_seen: now })
    .where('name', '=', row.name)
    .execute();
  const session = await startSession(trx, accountOf(row), now);
  const { name } = row;
  await writeAudit(trx, { actor: name, action: 'session.start', subject: name, detail: { from } }, now);
  return session;
}

/** Ends a session at its owner's wish. */
export async function signOut(db: Kysely<Schema>, { id, account }: OpenSession, now: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('session').where('id_hash', '=', tokenHash(id)).execute();
    await writeAudit(trx, { actor: account.name, action: 'session.end', subject: account.name }, now);
  });
}

/**
 * Whether a person who is signed in has their second factor at hand. The code is used up by it; a wrong one counts
 * towards the lockout, and a locked account has no right one.
 *
 * Runs in a transaction of its own: call it before yours begins.
 */
export async function confirmSecondFactor(
  db: Kysely<Schema>,
  name: string,
  code: string,
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await lockAccount(trx, name);
    const verdict = judge(row, true, code, now);
    if (typeof verdict === 'number') {
      const used = { totp_step: verdict, failures: 0 };
      await trx.updateTable('account').set(used).where('name', '=', name).execute();
      return true;
    }
    if (row && verdict === 'code') await countFailure(trx, row, now);
    const entry = { actor: name, action: 'factor.refused', subject: row?.name ?? NOBODY };
    await writeAudit(trx, { ...entry, detail: { reason: verdict } }, now);
    return false;
  });
}
