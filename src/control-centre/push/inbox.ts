import * as v from 'valibot';
import { type BoxId, boxOfTopic, Presence, ReceiptBatch } from '../../contract';
import type { PresenceListener, ReceiptsListener } from './push';

/** Where what boxes send comes in, over whichever broker, and is handed on once it keeps to the contract. */
export class Inbox {
  private readonly receipts: ReceiptsListener[] = [];
  private readonly presence: PresenceListener[] = [];

  /**
   * @param complain told of a listener that failed: it must keep neither the others nor the broker from working
   * @param isHere whether a box is connected, for a broker that knows: a last will may come after its successor
   */
  constructor(
    private readonly complain: (error: unknown) => void,
    private readonly isHere?: (box: BoxId) => boolean,
  ) {}

  onReceipts(listener: ReceiptsListener): void {
    this.receipts.push(listener);
  }

  onPresence(listener: PresenceListener): void {
    this.presence.push(listener);
  }

  readonly takeReceipts: ReceiptsListener = (...batch) => {
    for (const listener of this.receipts) this.attempt(() => listener(...batch));
  };

  readonly takePresence: PresenceListener = (...news) => {
    for (const listener of this.presence) this.attempt(() => listener(...news));
  };

  /** @returns whether the message was one that a box may send, and well-formed */
  takeMessage(topic: string, payload: Buffer, arrivedAt: number): boolean {
    const from = boxOfTopic(topic);
    const content = jsonOf(payload);
    if (!from) return false;
    if (from.what === 'receipts') {
      const batch = v.safeParse(ReceiptBatch, content, { abortEarly: true });
      if (batch.success) this.takeReceipts(from.box, batch.output, arrivedAt);
      return batch.success;
    }
    const news = v.safeParse(Presence, content, { abortEarly: true });
    if (!news.success) return false;
    const { online, division } = news.output;
    this.takePresence(from.box, this.isHere?.(from.box) ?? online, division);
    return true;
  }

  private attempt(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.complain(error);
    }
  }
}

function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
}
