import { ALERT_VERSION, type Alert } from '../../contract';
import { type AlertRow, secondsOf } from './alertRows';

/** Receipts that this control centre takes a second without falling behind. */
const RECEIPTS_A_SECOND = 1500;
const LONGEST_SPREAD_S = 600;

/**
 * The text that is signed.
 *
 * @param boxes how many boxes may answer: the more, the longer they spread it
 * @param now ms since 1970
 */
export function alertText(
  { id, revision, kind, content, reason }: AlertRow,
  boxes: number,
  now: number,
): string {
  const sent = secondsOf(now);
  const spread = Math.min(LONGEST_SPREAD_S, Math.max(1, Math.ceil(boxes / RECEIPTS_A_SECOND)));
  const alert: Alert = {
    version: ALERT_VERSION,
    id,
    revision,
    kind,
    ...content,
    sent,
    effective: sent,
    ...(reason !== null && { reason }),
    spread,
  };
  return JSON.stringify(alert);
}
