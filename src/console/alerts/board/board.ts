import { covers } from '../../../contract';
import { type Account, type DeskAlert, mayDo } from '../../../contract/desk';
import { type AlertLife, byUrgency } from '../life';

/** What an operator sees at one look, in the order of what has to be dealt with. */
export interface Board {
  /** Real alerts on screens, the most severe first. */
  live: AlertLife[];
  drills: AlertLife[];
  /** Submitted by others, and this operator may approve it. */
  mine: AlertLife[];
  others: AlertLife[];
  /** Approved, and not out yet. */
  sending: AlertLife[];
  drafts: AlertLife[];
  /** The last one first. */
  ended: AlertLife[];
}

/** Sorts alerts for one operator. An update in hand stands beside the alert that it will replace. */
export function boardOf(lives: readonly AlertLife[], account: Account): Board {
  const live = lives.filter((life) => life.live).sort((a, b) => byUrgency(a.live!, b.live!));
  const pending = lives.filter((life) => life.pending).sort((a, b) => byUrgency(a.pending!, b.pending!));
  const inState = (...states: DeskAlert['state'][]) =>
    pending.filter((life) => states.includes(life.pending!.state));
  const submitted = inState('submitted');
  return {
    live: live.filter((life) => !life.live!.content.exercise),
    drills: live.filter((life) => life.live!.content.exercise),
    mine: submitted.filter((life) => mayApprove(account, life.pending!)),
    others: submitted.filter((life) => !mayApprove(account, life.pending!)),
    sending: inState('approved'),
    drafts: inState('draft', 'returned'),
    ended: lives
      .filter(({ phase }) => phase === 'ended')
      .sort((a, b) => b.newest.changedAt - a.newest.changedAt),
  };
}

/** Whether an operator may approve a submitted revision; of those who wrote it only the last is known here. */
export const mayApprove = (account: Account, { author, content }: DeskAlert): boolean =>
  mayDo(account.role, 'alerts.approve') &&
  author !== account.name &&
  content.areas.every((area) => covers(account.division, area));
