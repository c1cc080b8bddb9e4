import { type AlertId, SEVERITIES } from '../../contract';
import type { DeskAlert } from '../../contract/desk';

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
  const [newest, ...older] = [...revisions].sort((a, b) => b.revision - a.revision) as [
    DeskAlert,
    ...DeskAlert[],
  ];
  const { id } = newest;
  // An approved cancel ends the alert; nothing of it counts any more.
  if (newest.kind === 'cancel') return { id, newest, live: undefined, pending: undefined, phase: 'ended' };
  const pending = PENDING.includes(newest.state) ? newest : undefined;
  const last = pending ? older[0] : newest;
  const live = last?.state === 'published' && last.kind !== 'cancel' ? last : undefined;
  return { id, newest, live, pending, phase: live ? 'live' : pending ? 'pending' : 'ended' };
}

/** Whether the list's newest revision hides an older one that may be on the air. */
export const hidesOlder = ({ revision, state }: DeskAlert): boolean =>
  revision > 1 && PENDING.includes(state);

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
