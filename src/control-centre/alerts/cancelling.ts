import type { Kysely } from 'kysely';
import type { AlertId, CancelReason } from '../../contract';
import type { Account, DeskAlert } from '../../contract/desk';
import { writeAudit } from '../audit';
import type { Schema } from '../store';
import { AlertError } from './alertError';
import {
  type AlertRow,
  changeRevision,
  deskAlertOf,
  lockRevisionsOf,
  secondsOf,
  writeAreas,
} from './alertRows';
import { type AlertDesk, liveOf, mustTouch } from './desk';
import { IN_HAND } from './life';

/**
 * Ends an alert at once, by one person: what is wrong must be gone sooner than anything new can be right. An update
 * that is under way is dropped with it. Ending it twice is the same as once.
 *
 * @throws {AlertError} 'not-active' where there is nothing to end
 */
export async function cancelAlert(
  { db, now, wake }: AlertDesk,
  account: Account,
  id: AlertId,
  reason: CancelReason,
): Promise<DeskAlert> {
  const row = await db.transaction().execute(async (trx) => {
    const revisions = await lockRevisionsOf(trx, id);
    const live = liveOf(revisions);
    // What counts is whom it reaches now: a wider update that somebody prepares must not keep it on the screens.
    mustTouch(account, (live ?? revisions[0]).content.areas);
    if (!live || live.expires <= secondsOf(now()))
      throw new AlertError('not-active', 'this alert is not on any screen: there is nothing to end');
    if (live.kind === 'cancel') return live;
    const at = now();
    await dropInHand(trx, revisions, live, at);
    const ended = await endedFrom(trx, revisions, live, { account, reason, at });
    const detail = { revision: live.revision, reason };
    await writeAudit(trx, { actor: account.name, action: 'alert.cancel', subject: id, detail }, at);
    return ended;
  });
  wake();
  return deskAlertOf(row);
}

async function dropInHand(
  trx: Kysely<Schema>,
  revisions: readonly AlertRow[],
  live: AlertRow,
  at: number,
): Promise<void> {
  for (const row of revisions)
    if (row !== live && IN_HAND.includes(row.state))
      await changeRevision(trx, row, { state: 'cancelled' }, at);
}

interface Ending {
  account: Account;
  reason: CancelReason;
  at: number;
}

async function endedFrom(
  trx: Kysely<Schema>,
  revisions: readonly [AlertRow, ...AlertRow[]],
  live: AlertRow,
  { account: { name }, reason, at }: Ending,
): Promise<AlertRow> {
  const { id } = live;
  const published = revisions.find(({ state }) => state === 'published');
  if (live.state === 'approved') {
    const dropped = await changeRevision(trx, live, { state: 'cancelled' }, at);
    await trx.deleteFrom('alert_outbox').where('alert', '=', id).execute();
    // Without a signature it never left this house; what boxes show then is what was published before.
    if (live.message === null && !published) return dropped;
  }
  // Whichever of the two a box has seen, the end has to reach it.
  const last = live.message === null ? (published ?? live) : live;
  const row = await trx
    .insertInto('alert_revision')
    .values({
      id,
      revision: revisions[0].revision + 1,
      kind: 'cancel',
      state: 'approved',
      content: JSON.stringify(last.content),
      expires: last.expires,
      reason,
      author: name,
      writers: [name],
      version: 1,
      changed_at: at,
      approved_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeAreas(trx, row, last.content);
  await trx.insertInto('alert_outbox').values({ alert: id, revision: row.revision }).execute();
  return row;
}
