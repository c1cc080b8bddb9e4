import type { ShelfName } from './shelves';

export type Category =
  | '新闻'
  | '电视剧'
  | '电影'
  | '少儿'
  | '体育'
  | '综艺'
  | '纪录'
  | '科教'
  | '戏曲'
  | '音乐'
  | '财经'
  | '法治'
  | '军事'
  | '农业'
  | '生活'
  | '民族'
  | '旅游'
  | '气象';

/**
 * A programme with its own name that comes again by the day or the week. In its words {地} is the channel's place,
 * {景} the place's sight, {题} the topic of the day.
 */
export type Show = readonly [category: Category, about: string, topics?: readonly string[]];
export type Shows = Readonly<Record<string, Show>>;

/** The next parts of what a strip of the channel is showing: episodes, films, matches. */
export interface StripSlot {
  shelf: ShelfName;
  strip: string;
  /** Programmes into which the time is divided. */
  programmes: number;
  /** Shows again what the strip showed so many days ago; 0 is the same day. */
  repeat?: { daysAgo: number };
}

/** A show again, as it was so many days ago. */
export interface Rerun {
  show: string;
  daysAgo: number;
}

/** What fills the time: the name of a show, or what those two say. */
export type Filling = string | StripSlot | Rerun;

/** A filling for each day from Monday on; undefined lets what was before go on. */
export interface Week {
  week: readonly (Filling | undefined)[];
}

/**
 * From that time on this runs, until the next row's time. '08:35'; '~08:35' drifts by a few minutes from day to day;
 * '24:40' is in the night after.
 */
export type Row = readonly [time: string, what: Filling | Week];

/** A channel's broadcasting day, from 06:00 to 06:00. */
export interface Table {
  shows: Shows;
  rows: readonly Row[];
}

/** New parts of a strip: `next('drama', '黄金', 2)`. */
export function next(shelf: ShelfName, strip: string, programmes = 1): StripSlot {
  return { shelf, strip, programmes };
}

/** What a strip showed already, yesterday if nothing else is said; 0 is the same day. */
export function again(shelf: ShelfName, strip: string, programmes = 1, daysAgo = 1): StripSlot {
  return { shelf, strip, programmes, repeat: { daysAgo } };
}

export function rerun(show: string, daysAgo = 0): Rerun {
  return { show, daysAgo };
}

/** A filling a day, from Monday on. */
export function week(...days: (Filling | undefined)[]): Week {
  return { week: days };
}

/** One filling from Monday to Friday, another at the weekend. */
export function workdays(filling: Filling | undefined, weekend?: Filling, sunday = weekend): Week {
  return { week: [filling, filling, filling, filling, filling, weekend, sunday] };
}
