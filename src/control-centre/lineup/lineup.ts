import type { Kysely } from 'kysely';
import { type Channel, covers, type DivisionCode } from '../../contract';
import type { Schema } from '../store';

/** All channels on offer anywhere, in the order of their numbers. */
export async function readLineup(db: Kysely<Schema>): Promise<Channel[]> {
  const rows = await db
    .selectFrom('channel')
    .select(['id', 'number', 'name', 'logo', 'groups', 'radio', 'sources', 'catchup', 'areas'])
    .where('offered', '=', true)
    .orderBy('number')
    .execute();
  return rows.map(({ logo, catchup, ...channel }) => ({
    ...channel,
    ...(logo !== null && { logo }),
    ...(catchup !== null && { catchup }),
  }));
}

/** The channels that are offered in a division: those without areas, and those whose area covers it. */
export function offeredIn(channels: readonly Channel[], division: DivisionCode): Channel[] {
  return channels.filter(({ areas }) => areas.length === 0 || areas.some((area) => covers(area, division)));
}
