import { DEMO_CHANNELS, type DemoChannel } from '../channels';
import { dayNumber, startOfDay } from './calendar';
import { StripBook } from './strips';
import { tableOf } from './tables';
import { type Listing, Timetable } from './timetable';
import { channelElement, programmeElement, XMLTV_HEAD, XMLTV_TAIL } from './xmltv';

export type { Listing } from './timetable';

/** Days before and from the given day on. */
const DAYS_BACK = 7;
const DAYS_AHEAD = 7;

const tables = new Map(DEMO_CHANNELS.map((channel) => [channel.id, tableOf(channel)]));
const strips = new StripBook(tables);

/** Yields a channel's programmes from seven days before a China day to the end of the sixth day after it. */
function* channelListings(channel: DemoChannel, today: number): Iterable<Listing[]> {
  const timetable = new Timetable(channel, tables.get(channel.id)!, strips);
  const from = startOfDay(today - DAYS_BACK);
  const to = startOfDay(today + DAYS_AHEAD);
  // The first day's night belongs to the broadcasting day before.
  for (let day = today - DAYS_BACK - 1; day < today + DAYS_AHEAD; day += 1) {
    yield timetable.broadcastingDay(day).filter(({ start, stop }) => stop > from && start < to);
  }
}

/**
 * The programmes of all channels for seven days before a China day and seven from it on, by channel, in order of
 * time. A programme over the first or last midnight is whole. What runs at a date does not depend on `day`.
 *
 * @param day 'YYYY-MM-DD'
 */
export function* demoListings(day: string): Iterable<Listing[]> {
  const today = dayNumber(day);
  for (const channel of DEMO_CHANNELS) yield* channelListings(channel, today);
}

/**
 * The guide of the demonstration province, as pieces of one XMLTV file.
 *
 * @param day 'YYYY-MM-DD', today in China
 */
export function* demoGuide(day: string): Iterable<string> {
  yield XMLTV_HEAD;
  yield DEMO_CHANNELS.map(channelElement).join('');
  for (const listings of demoListings(day)) yield listings.map(programmeElement).join('');
  yield XMLTV_TAIL;
}
