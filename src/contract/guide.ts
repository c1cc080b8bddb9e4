import * as v from 'valibot';

/** A calendar day in China Standard Time (UTC+8, no daylight saving): '2026-11-24'. */
export const GuideDayName = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2026-11-24'));
export type GuideDayName = v.InferOutput<typeof GuideDayName>;

const Seconds = v.pipe(v.number(), v.integer());

/** One programme with all that is known of it. Times are seconds since 1970 UTC; `stop` is exclusive. */
export const Programme = v.object({
  start: Seconds,
  stop: Seconds,
  title: v.string(),
  description: v.optional(v.string()),
  category: v.optional(v.string()),
});
export type Programme = v.InferOutput<typeof Programme>;

/** A programme in a day of the whole lineup, kept small: start (s since 1970), duration (s), title. */
export const ProgrammeRow = v.tuple([Seconds, Seconds, v.string()]);
export type ProgrammeRow = v.InferOutput<typeof ProgrammeRow>;

/**
 * `GET /api/v1/guide/days/{day}`: what is on that day, for every channel, by channel id, in order of time.
 * A programme that runs over midnight stands in both days.
 */
export const GuideDay = v.object({
  day: GuideDayName,
  revision: v.string(),
  channels: v.record(v.string(), v.array(ProgrammeRow)),
});
export type GuideDay = v.InferOutput<typeof GuideDay>;

/** `GET /api/v1/guide/channels/{channel}/days/{day}`: one channel's day, with descriptions. */
export const GuideChannelDay = v.object({
  channel: v.string(),
  day: GuideDayName,
  revision: v.string(),
  programmes: v.array(Programme),
});
export type GuideChannelDay = v.InferOutput<typeof GuideChannelDay>;

/** Offset of China Standard Time from UTC, in seconds. */
export const CHINA_OFFSET_S = 8 * 3600;

/** The day in China that holds a moment (seconds since 1970). */
export function dayOf(seconds: number): GuideDayName {
  return new Date((seconds + CHINA_OFFSET_S) * 1000).toISOString().slice(0, 10);
}

/** When a day begins in China, in seconds since 1970; it ends 86,400 s later. */
export function dayStart(day: GuideDayName): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 - CHINA_OFFSET_S;
}
