import * as v from 'valibot';
import { type Alert, AlertKind, AlertText, CancelReason, Severity } from '../../contract';

/** What stays of an alert to be read later. */
export const HistoryEntry = v.object({
  id: v.string(),
  kind: AlertKind,
  reason: v.optional(CancelReason),
  exercise: v.boolean(),
  event: v.string(),
  severity: Severity,
  authority: v.string(),
  /** Of the languages that this application speaks. */
  texts: v.pipe(v.array(AlertText), v.minLength(1)),
  sent: v.number(),
  expires: v.number(),
});
export type HistoryEntry = v.InferOutput<typeof HistoryEntry>;

export const KeptHistory = v.array(HistoryEntry);

export function historyEntry(alert: Alert): HistoryEntry {
  const { id, kind, reason, exercise, event, severity, authority, texts, sent, expires } = alert;
  return {
    id,
    kind,
    ...(reason && { reason }),
    exercise,
    event: event.name,
    severity,
    authority: authority.name,
    texts: texts.filter(({ language }, index) => index === 0 || /^en\b/.test(language)),
    sent,
    expires,
  };
}

/** What has become of an alert. */
export type HistoryState = 'active' | 'expired' | CancelReason;

/** @param now seconds since 1970 */
export function stateOf({ kind, reason, expires }: HistoryEntry, now: number): HistoryState {
  if (kind === 'cancel') return reason ?? 'lifted';
  return now < expires ? 'active' : 'expired';
}
