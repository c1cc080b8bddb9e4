import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { BoxId } from '../../contract';
import { Broker, type Counts, type Credentials, type Limits, type Refusal, type Visitor } from './broker';
import { Inbox } from './inbox';
import type { PresenceListener, Push, ReceiptsListener } from './push';

export interface EmbeddedPushOptions {
  /** The WebSocket address that boxes are told, where it is not beside our HTTP. */
  url?: string;
  credentials: Credentials;
  /** Told of whoever wrote where he may not. */
  onRefused(refusal: Refusal): void;
  /** Told of a listener that failed. */
  complain(error: unknown): void;
  limits?: Partial<Limits>;
  /** The clock, ms since 1970. */
  now?: () => number;
}

/**
 * The push channel on our own broker, in this process, on the port of its HTTP. What is retained lives in memory and
 * is filled from the store at the start.
 */
export class EmbeddedPush implements Push {
  readonly url: string;
  private readonly broker: Broker;
  private readonly inbox: Inbox;
  /** How many connections each box has: a new one may come before the old one is known to be gone. */
  private readonly connections = new Map<BoxId, number>();

  constructor({ url = '', credentials, onRefused, complain, limits, now = Date.now }: EmbeddedPushOptions) {
    this.url = url;
    this.inbox = new Inbox(complain, (box) => this.connections.has(box));
    this.broker = new Broker(
      credentials,
      {
        arrived: (visitor) => this.count(visitor, 1),
        left: (visitor) => this.count(visitor, -1),
        message: (_visitor, topic, payload) => this.inbox.takeMessage(topic, payload, now()),
        refused: onRefused,
      },
      limits,
    );
  }

  get counts(): Counts {
    return this.broker.counts;
  }

  async publish(topic: string, payload: Buffer | undefined): Promise<void> {
    this.broker.publish({ topic, payload: payload ?? Buffer.alloc(0), retain: true });
  }

  async retained(): Promise<ReadonlyMap<string, Buffer>> {
    return this.broker.retainedUnder('alerts/#');
  }

  /** The broker is there from the beginning, and empty. */
  onConnect(listener: () => void): void {
    setImmediate(listener);
  }

  onReceipts(listener: ReceiptsListener): void {
    this.inbox.onReceipts(listener);
  }

  onPresence(listener: PresenceListener): void {
    this.inbox.onPresence(listener);
  }

  readonly takeReceipts: ReceiptsListener = (...batch) => this.inbox.takeReceipts(...batch);

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    this.broker.accept(request, socket, head);
    return true;
  }

  close(): Promise<void> {
    return this.broker.close();
  }

  private count(visitor: Visitor, by: 1 | -1): void {
    if (visitor.kind !== 'box') return;
    const before = this.connections.get(visitor.box) ?? 0;
    const after = before + by;
    if (after > 0) this.connections.set(visitor.box, after);
    else this.connections.delete(visitor.box);
    if (before === 0 || after === 0) this.inbox.takePresence(visitor.box, after > 0);
  }
}
