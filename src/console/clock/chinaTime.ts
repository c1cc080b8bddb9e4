/** China has one time all year: eight hours before UTC. */
const AHEAD_S = 8 * 3600;
const two = (value: number) => String(value).padStart(2, '0');

/** Seconds since 1970 as the field of a form: '2026-11-24T19:05'. */
export function chinaField(seconds: number): string {
  return new Date((seconds + AHEAD_S) * 1000).toISOString().slice(0, 16);
}

/** The reverse of {@link chinaField}; undefined for what is not a time. */
export function secondsOfField(field: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/.test(field)) return undefined;
  const ms = Date.parse(`${field}${field.length === 16 ? ':00' : ''}+08:00`);
  return Number.isNaN(ms) ? undefined : ms / 1000;
}

/** The parts of a moment in China. */
function parts(seconds: number) {
  const there = new Date((seconds + AHEAD_S) * 1000);
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
    clock: `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`,
    second: two(there.getUTCSeconds()),
  };
}

/** '19:05' today, '11-23 19:05' on another day of this year, '2025-11-23 19:05' in another year. */
export function shortMoment(seconds: number, now: number): string {
  const moment = parts(seconds);
  const today = parts(now);
  if (moment.year !== today.year)
    return `${moment.year}-${two(moment.month)}-${two(moment.day)} ${moment.clock}`;
  if (moment.month === today.month && moment.day === today.day) return moment.clock;
  return `${two(moment.month)}-${two(moment.day)} ${moment.clock}`;
}

/** '2026-11-24 19:05:09' */
export function fullMoment(seconds: number): string {
  const { year, month, day, clock, second } = parts(Math.floor(seconds));
  return `${year}-${two(month)}-${two(day)} ${clock}:${second}`;
}

/** As an alert says it: '5月21日21时4分', '21:04 on 5/21'. */
export function spokenMoment(seconds: number, language: 'zh-CN' | 'en'): string {
  const { month, day, clock } = parts(seconds);
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  if (language === 'en') return `${clock} on ${month}/${day}`;
  return `${month}月${day}日${hour}时${minute === 0 ? '' : `${minute}分`}`;
}

/** The hour in China, 0 to 23. */
export const chinaHour = (seconds: number): number => new Date((seconds + AHEAD_S) * 1000).getUTCHours();
