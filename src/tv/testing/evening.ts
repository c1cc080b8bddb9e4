/** Monday 2026-11-23 20:00 in China, seconds since 1970. */
export const EVENING = Date.UTC(2026, 10, 23, 12) / 1000;
