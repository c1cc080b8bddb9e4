import { type AlertId, SEVERITIES } from '../../contract';
import type { DeskAlert } from '../../contract/desk';
import type { TextKey } from '../locale';

/** What the revisions of one alert add up to. The only place that says whether an alert is on the air. */
export interface AlertLife {
  id: AlertId;
  newest: DeskAlert;
  /** What boxes show now. */
  live: DeskAlert | undefined;
  /** What is being written, waits for approval, or has been approved and is not out yet. */
  pending: DeskAlert | undefined;
  phase: 'live' | 'pending' | 'ended';
}

const PENDING: readonly DeskAlert['state'][] = ['draft', 'submitted', 'returned', 'approved'];

/** @param revisions of one alert, in any order, at least one */
export function lifeOf(revisions: readonly DeskAlert[]): AlertLife {
  const [newest] = [...revisions].sort((a, b) => b.revision - a.revision) as [DeskAlert, ...DeskAlert[]];
  const live = revisions.find(({ revision }) => revision === newest.shown);
  // An approved cancel is not on its way to screens but off them.
  const pending = PENDING.includes(newest.state) && newest.kind !== 'cancel' ? newest : undefined;
  return { id: newest.id, newest, live, pending, phase: live ? 'live' : pending ? 'pending' : 'ended' };
}

/** Whether the list's newest revision hides an older one that is on the air. */
export const hidesOlder = ({ revision, shown }: DeskAlert): boolean =>
  shown !== undefined && shown !== revision;

/** A word for where a revision stands, and the colour that goes with it. */
export interface Standing {
  state: DeskAlert['state'];
  word: TextKey;
}

/** Where a revision stands, as a person would say it: a published cancel is an alert that has ended. */
export function standingOf({ kind, state, reason, shown }: DeskAlert): Standing {
  if (kind === 'cancel') {
    if (state === 'approved') return { state, word: 'state.ending' };
    return { state: 'cancelled', word: reason === 'mistaken' ? 'state.mistaken' : 'state.lifted' };
  }
  // It has run out, and nobody had to do anything for that.
  if (state === 'published' && shown === undefined) return { state: 'expired', word: 'state.expired' };
  return { state, word: `state.${state}` };
}

/** Real before drill, red before blue, newer before older: as boxes rank them. */
export function byUrgency(a: DeskAlert, b: DeskAlert): number {
  return (
    Number(a.content.exercise) - Number(b.content.exercise) ||
    SEVERITIES.indexOf(a.content.severity) - SEVERITIES.indexOf(b.content.severity) ||
    (b.publishedAt ?? b.changedAt) - (a.publishedAt ?? a.changedAt)
  );
}

/** What every text of an alert is called by: its first headline. */
export const headlineOf = ({ content }: DeskAlert): string => content.texts[0]?.headline ?? '';
