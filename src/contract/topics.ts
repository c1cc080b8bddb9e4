import * as v from 'valibot';
import { DivisionCode, divisionChain } from './division';
import { BoxId } from './receipt';

/**
 * The topics of the push channel. A box subscribes to exact topics only: some brokers send no retained message to
 * a subscription with wildcards.
 */
const ALERTS = 'alerts/';

/** Retained: the {@link Snapshot} of a division. Only the control centre writes there. */
export const alertTopic = (division: DivisionCode): string => ALERTS + division;

/** The division of an alert topic; undefined for any other topic. */
export function divisionOfTopic(topic: string): DivisionCode | undefined {
  const code = topic.slice(ALERTS.length);
  return topic.indexOf(ALERTS) === 0 && v.is(DivisionCode, code) ? code : undefined;
}

/** What a box subscribes to: its own division and those above it, at most five topics. */
export const alertTopicsOf = (division: DivisionCode): string[] => divisionChain(division).map(alertTopic);

/** A box writes here what became of an alert: a {@link ReceiptBatch}. */
export const receiptsTopic = (box: BoxId): string => `boxes/${box}/receipts`;

/** Retained: whether a box is there, a {@link Presence}; also its last will. */
export const presenceTopic = (box: BoxId): string => `boxes/${box}/presence`;

/** The box and the kind of a topic below `boxes/`; undefined for any other topic. */
export function boxOfTopic(topic: string): { box: BoxId; what: 'receipts' | 'presence' } | undefined {
  const [root, box, what, ...rest] = topic.split('/');
  if (root !== 'boxes' || rest.length > 0 || (what !== 'receipts' && what !== 'presence')) return undefined;
  return v.is(BoxId, box) ? { box, what } : undefined;
}

/** Where the control centre's own WebSocket is found, beside its HTTP. */
export const PUSH_PATH = '/mqtt';
