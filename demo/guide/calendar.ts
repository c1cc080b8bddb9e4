import { dayStart } from '../../src/contract';

const DAY_S = 86_400;

/** Days since 1970 of a China day 'YYYY-MM-DD'. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 / DAY_S;
}

/** When the day with that number begins in China, in seconds since 1970. */
export function startOfDay(number: number): number {
  return dayStart(new Date(number * DAY_S * 1000).toISOString().slice(0, 10));
}

/** 1970 began on a Thursday. */
const MONDAY_SHIFT = 3;

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(number: number): number {
  return (number + MONDAY_SHIFT) % 7;
}

/** Weeks since 1970, each from Monday on. */
export function weekOf(number: number): number {
  return Math.floor((number + MONDAY_SHIFT) / 7);
}

/** 0 is January. */
export function monthOf(number: number): number {
  return new Date(number * DAY_S * 1000).getUTCMonth();
}
