import type { Kysely, Selectable } from 'kysely';
import type { OpenedInvitation } from '../../contract/desk';
import { SYSTEM, writeAudit } from '../audit';
import type { Schema } from '../store';
import { AccountError } from './accountError';
import { type AccountRow, accountOf, findAccount, lockAccount } from './accountRows';
import { hashPassword } from './passwords';
import { factorUri, newSecret, stepOfCode } from './secondFactor';
import { endSessionsOf, type OpenSession, startSession } from './sessions';
import { NOBODY } from './signIn';
import { newToken, tokenHash } from './tokens';

export const GOOD_FOR_MS = 72 * 3600_000;

type Invitation = Selectable<Schema['invitation']>;
type Refusal = 'invitation' | 'code';

/**
 * Gives an account a new invitation, in place of any before it. Password, second factor and sessions end at once:
 * whoever has them may be the reason.
 *
 * @returns the token, which is kept nowhere, and when it ends, ms since 1970
 */
export async function issueInvitation(
  trx: Kysely<Schema>,
  name: string,
  now: number,
): Promise<{ token: string; expires: number }> {
  const token = newToken();
  const expires = now + GOOD_FOR_MS;
  const invitation = { token_hash: tokenHash(token), totp_secret: newSecret(), expires };
  await trx
    .updateTable('account')
    .set({ password: null, totp_secret: null, totp_step: null, failures: 0, locked_until: null })
    .where('name', '=', name)
    .execute();
  await endSessionsOf(trx, name);
  await trx
    .insertInto('invitation')
    .values({ account: name, ...invitation })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(invitation))
    .execute();
  return { token, expires };
}

/**
 * What an invited person needs to set up the second factor; the same whenever it is asked for.
 *
 * @param from the caller's address
 * @throws {AccountError} 'invitation'
 */
export async function openInvitation(
  db: Kysely<Schema>,
  token: string,
  from: string,
  now: number,
): Promise<OpenedInvitation> {
  const invitation = await findInvitation(db, token, now);
  const row = invitation && (await findAccount(db, invitation.account));
  if (!invitation || !row) return refuse(db, 'invitation', NOBODY, from, now);
  const secret = invitation.totp_secret;
  return { account: accountOf(row), totp: { secret, uri: factorUri(secret, row.name) } };
}

/**
 * Gives an invited account its password and second factor, and signs the person in.
 *
 * @param from the caller's address
 * @throws {AccountError} 'invitation', 'code', or 'overloaded'
 */
export async function acceptInvitation(
  db: Kysely<Schema>,
  { token, password, code }: { token: string; password: string; code: string },
  from: string,
  now: number,
): Promise<OpenSession> {
  const invited = await findInvitation(db, token, now);
  if (!invited) return refuse(db, 'invitation', NOBODY, from, now);
  const hash = await hashPassword(password);
  const outcome = await db.transaction().execute(async (trx): Promise<OpenSession | Refusal> => {
    const row = await lockAccount(trx, invited.account);
    // It may have been used, or replaced, meanwhile.
    const invitation = await findInvitation(trx, token, now);
    if (!row || !invitation) return 'invitation';
    const step = stepOfCode(invitation.totp_secret, code, null, now);
    if (step === undefined) return 'code';
    return accept(trx, { row, invitation, hash, step }, from, now);
  });
  return typeof outcome === 'string' ? refuse(db, outcome, invited.account, from, now) : outcome;
}

async function accept(
  trx: Kysely<Schema>,
  given: { row: AccountRow; invitation: Invitation; hash: string; step: number },
  from: string,
  now: number,
): Promise<OpenSession> {
  const { row, invitation, hash, step } = given;
  const { name } = row;
  await trx
    .updateTable('account')
    .set({ password: hash, totp_secret: invitation.totp_secret, totp_step: step, last_seen: now })
    .where('name', '=', name)
    .execute();
  await trx.deleteFrom('invitation').where('account', '=', name).execute();
  const session = await startSession(trx, accountOf(row), now);
  await writeAudit(trx, { actor: name, action: 'invitation.accept', subject: name, detail: { from } }, now);
  return session;
}

async function findInvitation(
  db: Kysely<Schema>,
  token: string,
  now: number,
): Promise<Invitation | undefined> {
  return db
    .selectFrom('invitation')
    .innerJoin('account', 'account.name', 'invitation.account')
    .selectAll('invitation')
    .where('token_hash', '=', tokenHash(token))
    .where('expires', '>', now)
    .where('disabled', '=', false)
    .executeTakeFirst();
}

async function refuse(
  db: Kysely<Schema>,
  reason: Refusal,
  subject: string,
  from: string,
  now: number,
): Promise<never> {
  const detail = { reason, from };
  await writeAudit(db, { actor: SYSTEM, action: 'invitation.refused', subject, detail }, now);
  if (reason === 'code') {
    throw new AccountError(
      'code',
      'the code is wrong: type the one that the authenticator shows now',
      'code',
    );
  }
  throw new AccountError(
    'invitation',
    'this invitation is unknown, used or over: ask an administrator for a new one',
  );
}
