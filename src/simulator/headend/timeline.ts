/**
 * The headend's only state is the clock: segment n holds the two seconds from epoch + 2n on, whatever was or was
 * not running then. Loops are aligned to the epoch, and the epoch to a minute.
 */

/** 2026-01-01 00:00 UTC, seconds since 1970: recent, so that media times stay small numbers for players. */
export const EPOCH_S = 1_767_225_600;
export const SEGMENT_S = 2;
/** Segments in the ordinary live window. */
export const LIVE_SEGMENTS = 6;
/** The longest live window that is given: half an hour of time-shift. */
export const TIMESHIFT_S = 1800;
/** How far back catch-up reaches. */
export const ARCHIVE_S = 7 * 86_400;

/** The number of the segment that holds a moment. @param seconds since 1970 */
export function segmentAt(seconds: number): number {
  return Math.floor((seconds - EPOCH_S) / SEGMENT_S);
}

/** When a segment begins, in seconds since 1970. */
export function segmentStart(segment: number): number {
  return EPOCH_S + segment * SEGMENT_S;
}

/** The last segment that is complete at a moment. */
export function newestSegment(seconds: number): number {
  return segmentAt(seconds) - 1;
}

/** Whether a segment is in the archive: not yet to come, not older than a week. */
export function isKept(segment: number, seconds: number): boolean {
  const newest = newestSegment(seconds);
  return segment <= newest && segment >= newest - ARCHIVE_S / SEGMENT_S;
}

/** Numbers of the audio frames that a segment holds; frames do not divide it, so it holds one more or less. */
export function audioFrames(
  segment: number,
  rate: number,
  frameSamples: number,
): { first: number; count: number } {
  const boundary = (number: number) => Math.ceil((number * SEGMENT_S * rate) / frameSamples);
  const first = boundary(segment);
  return { first, count: boundary(segment + 1) - first };
}
