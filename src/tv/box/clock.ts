/** The control centre's time as far as the box knows it; a box's own clock may be years off. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Seconds since 1970, whole. */
  seconds(): number;
  /** Takes over the control centre's time, ms since 1970. */
  set(serverTime: number): void;
  /** What the box's own clock lacks, ms; kept so that a restart without a network shows the right time. */
  offset(): number;
}

export function createClock(offset = 0, own: () => number = Date.now): Clock {
  let correction = offset;
  return {
    now: () => own() + correction,
    seconds: () => Math.floor((own() + correction) / 1000),
    set(serverTime) {
      correction = serverTime - own();
    },
    offset: () => correction,
  };
}

const pad = (value: number) => (value < 10 ? `0${value}` : String(value));

/** The hours and minutes in China of a moment in seconds since 1970: '19:05'. */
export function clockTime(seconds: number): string {
  const china = new Date((seconds + 8 * 3600) * 1000);
  return `${pad(china.getUTCHours())}:${pad(china.getUTCMinutes())}`;
}
