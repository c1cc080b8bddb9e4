import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type AlertId, divisionChain, significantDigits } from '../../contract';
import type { Account, DeskAlert } from '../../contract/desk';
import type { Schema } from '../store';
import { AlertError } from './alertError';
import { type AlertRow, deskAlertOf, readRevisionsOf, secondsOf } from './alertRows';
import { liveOf } from './desk';
import { IN_HAND } from './life';

/** As many as a person looks through; older ones are found by their id in the audit log. */
const MOST_ENDED = 200;

/** An alert concerns an account when any of its areas lies in the account's division, or holds it. */
const concerns = ({ division }: Account): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from alert_area where alert_area.id = alert_revision.id
    and (alert_area.division like ${`${significantDigits(division)}%`}
      or alert_area.division = any(${divisionChain(division)}::text[])))`;

/**
 * The newest revision of each alert that concerns an account, the last changed first: all that are in hand or on
 * screens, and the latest of those that are over.
 *
 * @param now ms since 1970
 */
export async function listAlerts(db: Kysely<Schema>, account: Account, now: number): Promise<DeskAlert[]> {
  const ids = await sql<{ id: string }>`select id from alert_revision
      where ${concerns(account)}
      group by id
      order by bool_or(state = any(${IN_HAND}::text[])
        or (state = 'published' and kind <> 'cancel' and expires > ${secondsOf(now)})) desc, max(changed_at) desc
      limit ${MOST_ENDED}`.execute(db);
  if (ids.rows.length === 0) return [];
  const rows = await db
    .selectFrom('alert_revision')
    .selectAll()
    .where(
      'id',
      'in',
      ids.rows.map(({ id }) => id),
    )
    .orderBy('revision', 'desc')
    .execute();
  const revisions = new Map<AlertId, AlertRow[]>();
  for (const row of rows) revisions.set(row.id, [...(revisions.get(row.id) ?? []), row]);
  return [...revisions.values()]
    .sort(([one], [other]) => other!.changed_at - one!.changed_at)
    .map((ofAlert) => ({ ...deskAlertOf(ofAlert[0]!), ...shownOf(ofAlert, now) }));
}

/**
 * All revisions of an alert that concerns an account, the newest first.
 *
 * @throws {AlertError} 'unknown-alert', also where it concerns others only
 */
export async function readHistory(
  db: Kysely<Schema>,
  account: Account,
  id: AlertId,
  now: number,
): Promise<DeskAlert[]> {
  await mustConcern(db, account, id);
  const rows = await readRevisionsOf(db, id);
  return rows.map((row) => ({ ...deskAlertOf(row), ...shownOf(rows, now) }));
}

/** @throws {AlertError} 'unknown-alert', also where it concerns others only */
export async function mustConcern(db: Kysely<Schema>, account: Account, id: AlertId): Promise<void> {
  const found = await db
    .selectFrom('alert_revision')
    .select('id')
    .where('id', '=', id)
    .where(concerns(account))
    .limit(1)
    .executeTakeFirst();
  if (!found) throw new AlertError('unknown-alert', `there is no alert ${id} in your division`);
}

function shownOf(revisions: readonly AlertRow[], now: number): Pick<DeskAlert, 'shown'> {
  const live = liveOf(revisions.filter(({ message }) => message !== null));
  return live && live.kind !== 'cancel' && live.expires > secondsOf(now) ? { shown: live.revision } : {};
}
