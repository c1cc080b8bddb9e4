import { type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import { check, type GuideDayName, Programme } from '../../contract';
import type { Schema } from '../store';
import { dayDocument, replaceSpan, touchedDays } from './schedule';

/** A channel's day that is to show another document, or none. */
export interface DayChange {
  channel: string;
  day: GuideDayName;
  document: number | null;
}

export interface WrittenDays {
  changes: DayChange[];
  added: number;
  updated: number;
  removed: number;
}

const Programmes = v.array(Programme);

/**
 * Writes the days of a channel that a new schedule changes, as documents that nobody is shown yet.
 *
 * @param run the import they belong to; documents of an import that never ended are removed
 */
export async function writeDays(
  db: Kysely<Schema>,
  run: number,
  channel: string,
  schedule: readonly Programme[],
): Promise<WrittenDays> {
  if (schedule.length === 0) return { changes: [], added: 0, updated: 0, removed: 0 };
  const days = touchedDays(schedule);
  const shown = await db
    .selectFrom('guide_day')
    .innerJoin('guide_document', 'guide_document.id', 'guide_day.document')
    .select(['guide_day.day', 'guide_document.programmes'])
    .where('guide_day.channel', '=', channel)
    .where('guide_day.day', '>=', days[0]!)
    .where('guide_day.day', '<=', days.at(-1)!)
    .execute();
  const before = new Map(shown.map(({ day, programmes }) => [day, programmes]));
  const existing = shown.flatMap(({ programmes }) =>
    check(Programmes, JSON.parse(programmes), 'guide_document'),
  );
  const { programmes, added, updated, removed } = replaceSpan(existing, schedule);
  const changes: DayChange[] = [];
  const documents: { channel: string; day: string; rows: string; programmes: string }[] = [];
  for (const day of days) {
    const document = dayDocument(day, programmes);
    if (document?.programmes === before.get(day)) continue;
    if (document) documents.push({ channel, day, ...document });
    else changes.push({ channel, day, document: null });
  }
  changes.push(...(await insertDocuments(db, run, documents)));
  return { changes, added, updated, removed };
}

async function insertDocuments(db: Kysely<Schema>, run: number, documents: object[]): Promise<DayChange[]> {
  if (documents.length === 0) return [];
  const { rows } = await sql<{ channel: string; day: string; document: number }>`
    insert into guide_document (import_run, channel, day, rows, programmes)
    select ${run}::bigint, channel, day, rows, programmes
    from json_to_recordset(${JSON.stringify(documents)}::json)
      as document (channel text, day text, rows text, programmes text)
    returning channel, day, id as document`.execute(db);
  return rows;
}

/**
 * Makes written documents the ones that are shown, and forgets the days before `oldest`.
 *
 * @returns whether anything is different now
 */
export async function showDays(
  db: Kysely<Schema>,
  changes: readonly DayChange[],
  oldest: GuideDayName,
): Promise<boolean> {
  const recent = JSON.stringify(changes.filter(({ day }) => day >= oldest));
  const changed = await sql`
    merge into guide_day using
      (select * from json_to_recordset(${recent}::json) as change (channel text, day text, document bigint)) change
      on guide_day.channel = change.channel and guide_day.day = change.day
    when matched and change.document is null then delete
    when matched then update set document = change.document
    when not matched and change.document is not null
      then insert (channel, day, document) values (change.channel, change.day, change.document)`.execute(db);
  const pruned = await db.deleteFrom('guide_day').where('day', '<', oldest).executeTakeFirst();
  return (changed.numAffectedRows ?? 0n) + pruned.numDeletedRows > 0n;
}
