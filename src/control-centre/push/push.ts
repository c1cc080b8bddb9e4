import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { BoxId, DivisionCode, ReceiptBatch } from '../../contract';

/** A batch of receipts of one box, whichever way it came. `arrivedAt` is our clock, milliseconds since 1970. */
export type ReceiptsListener = (box: BoxId, batch: ReceiptBatch, arrivedAt: number) => void;

/** A box came, went, or said where it stands. Without a division it is still where it was. */
export type PresenceListener = (box: BoxId, online: boolean, division?: DivisionCode) => void;

/** The channel by which what is urgent reaches the boxes, whoever carries it: our own broker or another one. */
export interface Push {
  /** The WebSocket address that boxes are told; empty where it is this server's own, at PUSH_PATH. */
  readonly url: string;
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
  onPresence(listener: PresenceListener): void;
  /** Hands receipts that came over HTTP to the same listeners. */
  takeReceipts: ReceiptsListener;
  /**
   * Takes a connection to PUSH_PATH over from the HTTP server.
   *
   * @returns false where boxes connect elsewhere; the connection is then still the caller's
   */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Takes leave of the broker; an embedded one sends its boxes away. */
  close(): Promise<void>;
}
