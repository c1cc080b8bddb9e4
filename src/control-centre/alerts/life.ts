import { type RawBuilder, sql } from 'kysely';
import type { AlertState } from '../../contract/desk';
import { AlertError } from './alertError';

/** From which states a revision comes into a state; whatever is not here does not happen. */
const CAME_FROM = {
  submitted: ['draft', 'returned'],
  returned: ['submitted'],
  approved: ['submitted'],
  published: ['approved'],
  updated: ['published'],
  cancelled: ['draft', 'submitted', 'returned', 'approved', 'published'],
  expired: ['approved', 'published'],
} as const satisfies Partial<Record<AlertState, readonly AlertState[]>>;

/** States in which somebody still works on a revision, or the publisher does. */
export const IN_HAND: readonly AlertState[] = ['draft', 'submitted', 'returned', 'approved'];
/** States in which its text may still be written. */
export const WRITABLE: readonly AlertState[] = ['draft', 'returned'];
/** States of what the public is told, or is about to be. */
export const LIVE: readonly AlertState[] = ['approved', 'published'];

export const mayBecome = (from: AlertState, to: keyof typeof CAME_FROM): boolean =>
  (CAME_FROM[to] as readonly AlertState[]).includes(from);

/** @throws {AlertError} 'wrong-state', where a revision can't go from one state to another */
export function becomes(from: AlertState, to: keyof typeof CAME_FROM): void {
  if (mayBecome(from, to)) return;
  throw new AlertError('wrong-state', `it is ${from}, and only ${CAME_FROM[to].join(' or ')} becomes ${to}`);
}

/**
 * What 'active' means, everywhere: boxes that are switched on now are told of it. A revision is active from its
 * signature until a later one is signed, its alert is cancelled, or it has run out. A cancel is active itself, until
 * the alert would have run out.
 *
 * @param now seconds since 1970
 */
export const isActive = (now: number): RawBuilder<boolean> =>
  sql<boolean>`(alert_revision.message is not null and alert_revision.state in ('approved', 'published')
    and alert_revision.expires > ${now})`;
