import { type Kysely, sql } from 'kysely';
import type { GuideDayName } from '../../contract';
import type { Schema } from '../store';

/**
 * A day of the whole line-up as JSON text of GuideDay. The stored rows are JSON already, so they are only put
 * together: at 500 channels parsing them would hold up every other request.
 */
export async function guideDayJson(db: Kysely<Schema>, day: GuideDayName, revision: string): Promise<string> {
  const { rows } = await sql<{ channel: string; rows: string }>`
    select guide_day.channel, guide_document.rows from guide_day
    join guide_document on guide_document.id = guide_day.document
    join channel on channel.id = guide_day.channel and channel.offered
    where guide_day.day = ${day} order by channel.number`.execute(db);
  const channels = rows.map((row) => `${JSON.stringify(row.channel)}:${row.rows}`).join(',');
  return `{"day":${JSON.stringify(day)},"revision":${JSON.stringify(revision)},"channels":{${channels}}}`;
}

/** One channel's day with descriptions as JSON text of GuideChannelDay; undefined for a channel not on offer. */
export async function guideChannelDayJson(
  db: Kysely<Schema>,
  channel: string,
  day: GuideDayName,
  revision: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ programmes: string | null }>`
    select guide_document.programmes from channel
    left join guide_day on guide_day.channel = channel.id and guide_day.day = ${day}
    left join guide_document on guide_document.id = guide_day.document
    where channel.id = ${channel} and channel.offered`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const head = `{"channel":${JSON.stringify(channel)},"day":${JSON.stringify(day)}`;
  return `${head},"revision":${JSON.stringify(revision)},"programmes":${row.programmes ?? '[]'}}`;
}
