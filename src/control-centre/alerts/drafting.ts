import type { Kysely } from 'kysely';
import type { AlertContent, AlertId } from '../../contract';
import type { Account, DeskAlert } from '../../contract/desk';
import { writeAudit } from '../audit';
import type { Schema } from '../store';
import { AlertError } from './alertError';
import { nextAlertId } from './alertIds';
import {
  type AlertRow,
  changeRevision,
  deskAlertOf,
  lockRevisionsOf,
  readRevisionsOf,
  secondsOf,
  writeAreas,
} from './alertRows';
import { type AlertDesk, checkedFor, liveOf, mustBe, mustTouch } from './desk';
import { becomes, IN_HAND, WRITABLE } from './life';

/** What an operator hands in: a new alert, or the next revision of one that is out. */
export interface Draft {
  content: AlertContent;
  updates?: AlertId | undefined;
}

/**
 * Begins an alert, or an update of a published one.
 *
 * @throws {AlertError} naming the field that is wrong, or why the alert can't be updated
 */
export async function createDraft(desk: AlertDesk, account: Account, draft: Draft): Promise<DeskAlert> {
  return draft.updates === undefined
    ? createFirst(desk, account, draft.content)
    : createUpdate(desk, account, draft.content, draft.updates);
}

async function createFirst(desk: AlertDesk, account: Account, written: AlertContent): Promise<DeskAlert> {
  const content = await checkedFor(desk, account, written, undefined);
  return desk.db.transaction().execute(async (trx) => {
    const id = await nextAlertId(trx, content.authority, desk.now());
    const row = await insertRevision(trx, { id, revision: 1, kind: 'alert', content, account }, desk.now());
    await audit(trx, account, 'alert.draft', row, desk.now());
    return deskAlertOf(row);
  });
}

async function createUpdate(
  desk: AlertDesk,
  account: Account,
  written: AlertContent,
  id: AlertId,
): Promise<DeskAlert> {
  const shown = mustBeActive(await readRevisionsOf(desk.db, id), id, secondsOf(desk.now()));
  const content = await checkedFor(desk, account, written, shown.content);
  return desk.db.transaction().execute(async (trx) => {
    const revisions = await lockRevisionsOf(trx, id);
    const now = desk.now();
    const active = mustBeActive(revisions, id, secondsOf(now));
    if (active.revision !== shown.revision)
      throw new AlertError('changed', 'another update was published meanwhile: begin from that one');
    const next = { id, revision: revisions[0].revision + 1, kind: 'update', content, account } as const;
    const row = await insertRevision(trx, next, now);
    await audit(trx, account, 'alert.draft', row, now);
    return deskAlertOf(row);
  });
}

/** @returns what boxes show of the alert, which nobody is updating or ending already */
function mustBeActive(revisions: readonly AlertRow[], id: AlertId, now: number): AlertRow {
  if (revisions.length === 0) throw new AlertError('unknown-alert', `there is no alert ${id}`);
  const inHand = revisions.find(({ state }) => IN_HAND.includes(state));
  if (inHand)
    throw new AlertError('in-hand', `an update by ${inHand.author} is under way: finish or discard it first`);
  const live = liveOf(revisions);
  if (!live || live.kind === 'cancel' || live.expires <= now)
    throw new AlertError('not-active', 'this alert has ended: send a new one');
  return live;
}

interface NewRevision {
  id: AlertId;
  revision: number;
  kind: 'alert' | 'update';
  content: AlertContent;
  account: Account;
}

async function insertRevision(
  trx: Kysely<Schema>,
  { id, revision, kind, content, account: { name } }: NewRevision,
  now: number,
): Promise<AlertRow> {
  const row = await trx
    .insertInto('alert_revision')
    .values({
      id,
      revision,
      kind,
      state: 'draft',
      content: JSON.stringify(content),
      expires: content.expires,
      author: name,
      writers: [name],
      version: 1,
      changed_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeAreas(trx, row, content);
  return row;
}

/** Rewrites a draft, or one that was returned. */
export async function changeDraft(
  desk: AlertDesk,
  account: Account,
  id: AlertId,
  { content: written, version }: { content: AlertContent; version: number },
): Promise<DeskAlert> {
  const before = await readRevisionsOf(desk.db, id);
  const content = await checkedFor(desk, account, written, shownBelow(before));
  return work(desk, account, id, version, async (trx, row, now) => {
    if (!WRITABLE.includes(row.state))
      throw new AlertError('wrong-state', `it is ${row.state}: withdraw it before you change it`);
    const { division, code } = row.content.authority;
    if (row.kind === 'alert' && (content.authority.division !== division || content.authority.code !== code))
      throw new AlertError(
        'invalid',
        'the authority is part of the id of the alert: discard this draft, and begin a new one',
        'content.authority',
      );
    const writers = withWriter(row, account);
    const changed = await changeRevision(trx, row, { content, state: 'draft', writers }, now);
    await writeAreas(trx, changed, content);
    await audit(trx, account, 'alert.write', changed, now);
    return changed;
  });
}

/** Hands a draft to whoever approves. */
export async function submitDraft(
  desk: AlertDesk,
  account: Account,
  id: AlertId,
  version: number,
): Promise<DeskAlert> {
  const before = await readRevisionsOf(desk.db, id);
  // What was right when it was written may have run out since.
  if (before[0] && WRITABLE.includes(before[0].state))
    await checkedFor(desk, account, before[0].content, shownBelow(before));
  return work(desk, account, id, version, async (trx, row, now) => {
    becomes(row.state, 'submitted');
    const writers = withWriter(row, account);
    const changed = await changeRevision(trx, row, { state: 'submitted', writers, remark: null }, now);
    await audit(trx, account, 'alert.submit', changed, now);
    return changed;
  });
}

/** Takes a submitted alert back into the hands of those who write it. */
export async function withdrawDraft(
  desk: AlertDesk,
  account: Account,
  id: AlertId,
  version: number,
): Promise<DeskAlert> {
  return work(desk, account, id, version, async (trx, row, now) => {
    if (row.state !== 'submitted')
      throw new AlertError('wrong-state', `it is ${row.state}, and only what is submitted can be withdrawn`);
    const changed = await changeRevision(trx, row, { state: 'draft' }, now);
    await audit(trx, account, 'alert.withdraw', changed, now);
    return changed;
  });
}

/** Throws a draft away. No box has ever heard of it; the audit log keeps what it said. */
export async function discardDraft(desk: AlertDesk, account: Account, id: AlertId): Promise<void> {
  await desk.db.transaction().execute(async (trx) => {
    const [row] = await lockRevisionsOf(trx, id);
    mustTouch(account, row.content.areas);
    if (!WRITABLE.includes(row.state))
      throw new AlertError('wrong-state', `it is ${row.state}, and only a draft can be discarded`);
    await trx
      .deleteFrom('alert_revision')
      .where('id', '=', id)
      .where('revision', '=', row.revision)
      .execute();
    await audit(trx, account, 'alert.discard', row, desk.now());
  });
}

/** What boxes show below a revision that is in hand. */
function shownBelow([newest, ...older]: readonly AlertRow[]): AlertContent | undefined {
  return newest?.kind === 'update' ? older.find(({ state }) => state === 'published')?.content : undefined;
}

function withWriter({ writers }: AlertRow, { name }: Account): string[] {
  return writers.includes(name) ? writers : [...writers, name];
}

/** One step of the newest revision of an alert, alone and as a whole. */
async function work(
  { db, now }: AlertDesk,
  account: Account,
  id: AlertId,
  version: number,
  step: (trx: Kysely<Schema>, row: AlertRow, now: number) => Promise<AlertRow>,
): Promise<DeskAlert> {
  return db.transaction().execute(async (trx) => {
    const [row] = await lockRevisionsOf(trx, id);
    mustTouch(account, row.content.areas);
    mustBe(row, version);
    return deskAlertOf(await step(trx, row, now()));
  });
}

function audit(
  trx: Kysely<Schema>,
  { name }: Account,
  action: string,
  { id, revision, content }: AlertRow,
  now: number,
): Promise<void> {
  return writeAudit(trx, { actor: name, action, subject: id, detail: { revision, content } }, now);
}
