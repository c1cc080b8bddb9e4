import { type Kysely, type Selectable, sql } from 'kysely';
import type { AlertContent, AlertId } from '../../contract';
import type { DeskAlert } from '../../contract/desk';
import type { Schema } from '../store';
import { AlertError } from './alertError';

export type AlertRow = Selectable<Schema['alert_revision']>;
/** Names one revision of an alert. */
export type RevisionName = Pick<AlertRow, 'id' | 'revision'>;

export const secondsOf = (ms: number): number => Math.floor(ms / 1000);

export function deskAlertOf(row: AlertRow): DeskAlert {
  return {
    id: row.id,
    revision: row.revision,
    kind: row.kind,
    state: row.state,
    content: row.content,
    author: row.author,
    version: row.version,
    changedAt: secondsOf(row.changed_at),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.approver !== null && { approver: row.approver }),
    ...(row.remark !== null && { remark: row.remark }),
    ...(row.problem !== null && { problem: row.problem }),
    ...(row.published_at !== null && { publishedAt: secondsOf(row.published_at) }),
  };
}

/** All revisions of an alert, the newest first. */
export async function readRevisionsOf(db: Kysely<Schema>, id: AlertId): Promise<AlertRow[]> {
  return db
    .selectFrom('alert_revision')
    .selectAll()
    .where('id', '=', id)
    .orderBy('revision', 'desc')
    .execute();
}

/**
 * All revisions of an alert, the newest first, locked until the transaction ends: whatever changes an alert begins
 * here, so that it happens one after another.
 *
 * @throws {AlertError} 'unknown-alert'
 */
export async function lockRevisionsOf(trx: Kysely<Schema>, id: AlertId): Promise<[AlertRow, ...AlertRow[]]> {
  // Always the first revision first: two who lock the same alert wait for one another in the same order.
  const rows = await trx
    .selectFrom('alert_revision')
    .selectAll()
    .where('id', '=', id)
    .orderBy('revision')
    .forUpdate()
    .execute();
  const [newest, ...older] = rows.reverse();
  if (!newest) throw new AlertError('unknown-alert', `there is no alert ${id}`);
  return [newest, ...older];
}

/** Notes the areas of a revision, in place of those that it had. */
export async function writeAreas(
  trx: Kysely<Schema>,
  { id, revision }: RevisionName,
  { areas }: Pick<AlertContent, 'areas'>,
): Promise<void> {
  await trx.deleteFrom('alert_area').where('id', '=', id).where('revision', '=', revision).execute();
  await sql`insert into alert_area (id, revision, division)
    select ${id}, ${revision}, unnest(${areas}::text[])`.execute(trx);
}

export type RevisionChange = Partial<
  Pick<
    AlertRow,
    'state' | 'expires' | 'writers' | 'approver' | 'remark' | 'problem' | 'approved_at' | 'published_at'
  >
> & { content?: AlertContent };

/** Changes a locked revision; its version grows, so that whoever saw the old one can't change the new one unseen. */
export async function changeRevision(
  trx: Kysely<Schema>,
  { id, revision, version }: Pick<AlertRow, 'id' | 'revision' | 'version'>,
  { content, ...change }: RevisionChange,
  now: number,
): Promise<AlertRow> {
  return trx
    .updateTable('alert_revision')
    .set({
      ...change,
      ...(content && { content: JSON.stringify(content), expires: content.expires }),
      version: version + 1,
      changed_at: now,
    })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returningAll()
    .executeTakeFirstOrThrow();
}
