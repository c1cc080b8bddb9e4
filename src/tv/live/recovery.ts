/** What can go wrong while a channel plays. */
export type Fault = 'network' | 'media' | 'stalled';

/** What to do about it. */
export type Remedy =
  | { kind: 'recover-media' }
  | { kind: 'reload'; source: number; afterMs: number; words: boolean };

export interface Failures {
  /** Faults since the last good stretch of playback. */
  count: number;
  /** When media recovery was last tried, ms. */
  mediaRecoveredAt: number;
}

export const NO_FAILURES: Failures = { count: 0, mediaRecoveredAt: Number.NEGATIVE_INFINITY };

const BACKOFF_MS = [300, 1000, 2000, 4000];
/** A source is given up for the next one after this many faults. */
const FAULTS_PER_SOURCE = 2;
/** Once every source has failed the viewer is told, and the channel is tried again at this pace. */
const PATIENT_MS = 8000;

/**
 * Decides what follows a fault: the decoder's own recovery once in five seconds, then the same source again with
 * growing pauses, then the next source, then words on the screen and patient attempts. A channel is never left.
 *
 * @param sources how many sources the channel has
 * @param now ms
 */
export function remedyFor(
  fault: Fault,
  failures: Failures,
  sources: number,
  now: number,
): { remedy: Remedy; failures: Failures } {
  if (fault === 'media' && now - failures.mediaRecoveredAt > 5000) {
    return { remedy: { kind: 'recover-media' }, failures: { ...failures, mediaRecoveredAt: now } };
  }
  const count = failures.count + 1;
  const exhausted = count > sources * FAULTS_PER_SOURCE;
  const source = Math.floor((count - 1) / FAULTS_PER_SOURCE) % sources;
  const backoff = BACKOFF_MS[Math.min((count - 1) % FAULTS_PER_SOURCE, BACKOFF_MS.length - 1)]!;
  const afterMs = exhausted ? PATIENT_MS : backoff;
  return {
    remedy: { kind: 'reload', source, afterMs, words: count >= sources * FAULTS_PER_SOURCE },
    failures: { ...failures, count },
  };
}
