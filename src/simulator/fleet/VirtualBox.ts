import { alertTopicsOf, type Receipt, receiptsTopic } from '../../contract';
import { MqttLine } from './MqttLine';
import type { Berth } from './protocol';

/** Full jitter, as a box waits: anywhere up to a limit that doubles with every failure. */
const BASE_MS = 1000;
/** Half of the minute in which all are to be back after an outage. */
const CAP_MS = 30_000;
/** A connection that held this long was a good one: the next failure begins a new count. */
const HELD_MS = 30_000;

export interface BoxListener {
  /** Came, or went. */
  online(by: 1 | -1): void;
  message(box: VirtualBox, topic: string, payload: Buffer, live: boolean, when: number): void;
  refused(box: VirtualBox): void;
}

/** A box without a screen: it connects again for ever, hears alerts, and answers with receipts. */
export class VirtualBox {
  /** The highest revision of each alert that was taken. */
  readonly seen = new Map<string, number>();
  private line: MqttLine | undefined;
  private open = false;
  private openedAt = 0;
  private failures = 0;
  private stopped = false;
  private readonly topics: string[];

  constructor(
    /** Its place in the fleet. */
    readonly at: number,
    readonly berth: Berth,
    private readonly push: string,
    private readonly listener: BoxListener,
  ) {
    this.topics = alertTopicsOf(berth.division);
  }

  connect(): void {
    if (this.stopped) return;
    this.line = new MqttLine(this.push, this.berth, this.topics, {
      opened: () => {
        this.open = true;
        this.openedAt = performance.now();
        this.listener.online(1);
      },
      message: (topic, payload, live, when) => this.listener.message(this, topic, payload, live, when),
      closed: (refused) => this.lose(refused),
    });
  }

  /** Sends receipts, at a moment of its own within the spread that the alert names. */
  answer(receipts: Receipt[], spreadS: number): void {
    const { box, division } = this.berth;
    if (!box) return;
    const send = () => this.line?.publish(receiptsTopic(box), JSON.stringify({ division, receipts }));
    setTimeout(send, Math.random() * spreadS * 1000);
  }

  ping(): void {
    this.line?.ping();
  }

  stop(): void {
    this.stopped = true;
    this.line?.close();
  }

  private lose(refused: boolean): void {
    if (this.open) {
      this.open = false;
      this.listener.online(-1);
      if (performance.now() - this.openedAt > HELD_MS) this.failures = 0;
    }
    if (refused) this.listener.refused(this);
    if (this.stopped) return;
    const most = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(this.failures++, 16));
    setTimeout(() => this.connect(), Math.random() * most);
  }
}
