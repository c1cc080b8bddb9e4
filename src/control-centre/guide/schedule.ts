import { dayOf, dayStart, type GuideDayName, type Programme, type ProgrammeRow } from '../../contract';

const DAY_S = 86_400;

/** The day some days after (or, negative, before) another. */
export function dayAfter(day: GuideDayName, days: number): GuideDayName {
  return dayOf(dayStart(day) + days * DAY_S);
}

/** All days from one to another, both included. */
export function daysBetween(first: GuideDayName, last: GuideDayName): GuideDayName[] {
  const days: GuideDayName[] = [];
  for (let day = first; day <= last; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** What replacing a part of a channel's schedule comes to. */
export interface Replacement {
  /** The days that the change may touch. */
  days: GuideDayName[];
  programmes: Programme[];
  added: number;
  updated: number;
  removed: number;
}

/** The days of a channel that replacing by these programmes may touch. */
export function touchedDays(incoming: readonly Programme[]): GuideDayName[] {
  const first = dayOf(incoming[0]!.start);
  const last = dayOf(incoming.at(-1)!.stop - 1);
  // The neighbours too: a programme over midnight stands in both days.
  return daysBetween(dayAfter(first, -1), dayAfter(last, 1));
}

/**
 * Replaces the time that the incoming programmes cover, and leaves what was there before and after.
 *
 * @param existing the channel's programmes on the touched days
 * @param incoming a schedule in order, not empty
 */
export function replaceSpan(existing: readonly Programme[], incoming: readonly Programme[]): Replacement {
  const from = incoming[0]!.start;
  const to = incoming.at(-1)!.stop;
  const earlier = new Map(existing.map((programme) => [programme.start, programme]));
  const before = [...earlier.values()].filter(({ start }) => start < from);
  const after = [...earlier.values()].filter(({ start }) => start >= to);
  let added = 0;
  let updated = 0;
  for (const programme of incoming) {
    const known = earlier.get(programme.start);
    if (!known) added += 1;
    else if (JSON.stringify(known) !== JSON.stringify(programme)) updated += 1;
  }
  const starts = new Set(incoming.map(({ start }) => start));
  const removed = [...earlier.keys()].filter(
    (start) => start >= from && start < to && !starts.has(start),
  ).length;
  const shortened = before.map((programme) => ({ ...programme, stop: Math.min(programme.stop, from) }));
  const programmes = [...shortened, ...incoming, ...after].sort((a, b) => a.start - b.start);
  return { days: touchedDays(incoming), programmes, added, updated, removed };
}

/** A channel's day as it is stored: once as the day's view wants it, once with everything. */
export interface DayDocument {
  rows: string;
  programmes: string;
}

/** The programmes that run on a day, those over midnight included; undefined when there are none. */
export function dayDocument(day: GuideDayName, programmes: readonly Programme[]): DayDocument | undefined {
  const start = dayStart(day);
  const onTheDay = programmes.filter((one) => one.start < start + DAY_S && one.stop > start);
  if (onTheDay.length === 0) return undefined;
  const rows: ProgrammeRow[] = onTheDay.map((one) => [one.start, one.stop - one.start, one.title]);
  return { rows: JSON.stringify(rows), programmes: JSON.stringify(onTheDay) };
}
