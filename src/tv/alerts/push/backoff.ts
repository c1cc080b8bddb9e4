const BASE_MS = 1000;
/** Half of the minute in which all are to be back after an outage. */
const CAP_MS = 30_000;

/**
 * How long to wait before the next attempt: anywhere up to a limit that doubles with every failure ("full jitter"),
 * so that the boxes of a province do not return in step after an outage.
 *
 * @param failures attempts that failed since the last connection that held
 */
export function backoff(failures: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(CAP_MS, BASE_MS * 2 ** Math.min(failures, 16)));
}
