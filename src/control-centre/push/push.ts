import type { BoxId, ReceiptBatch } from '../../contract';

/** A batch of receipts of one box, whichever way it came. `arrivedAt` is our clock, milliseconds since 1970. */
export type ReceiptsListener = (box: BoxId, batch: ReceiptBatch, arrivedAt: number) => void;

/** The channel by which what is urgent reaches the boxes, whoever carries it: our own broker or another one. */
export interface Push {
  /**
   * Sets what the broker retains under a topic and sends it to all who subscribed; undefined clears the topic.
   * Resolves when the broker has it, which says nothing of the boxes; rejects when the broker can't be reached.
   */
  publish(topic: string, payload: Buffer | undefined): Promise<void>;
  /** What the broker retains below `alerts/` now. Rejects when the broker can't be reached. */
  retained(): Promise<ReadonlyMap<string, Buffer>>;
  /** Called after each connection to the broker, the first too: time to compare its retained set with the store. */
  onConnect(listener: () => void): void;
  /** Called with every batch of receipts that a box sent and that keeps to the contract. */
  onReceipts(listener: ReceiptsListener): void;
  /** Takes leave of the broker; an embedded one sends its boxes away. */
  close(): Promise<void>;
}
