import { createSignal } from '../../box';
import { backoff } from './backoff';
import {
  type ConnectOptions,
  connectPacket,
  createPacketReader,
  disconnectPacket,
  type Incoming,
  type Message,
  pingPacket,
  publishPacket,
  subscribePacket,
} from './packets';

/** Between two signs of life. The broker takes the box for gone after one and a half of them. */
export const HEARTBEAT_S = 25;
/** Without an answer to a sign of life for this long, the connection is dead. */
const SILENCE_MS = 10_000;
/** A connection that held this long was a good one: the next failure begins a new count. */
const HELD_MS = 30_000;
/** Messages that wait for their acknowledgement at most; the oldest gives way. */
const WAITING_MOST = 40;

/** Wrong name or password (MQTT 3.1.1, 3.2.2.3). */
const REFUSALS = [4, 5];

export interface PushOptions {
  /** Address of the broker, asked anew for each attempt. */
  address(): string;
  /** Who connects, asked anew for each attempt. */
  login(): Omit<ConnectOptions, 'keepAlive'>;
  topics: readonly string[];
}

interface Waiting extends Message {
  id: number;
}

/**
 * The push channel of a box: MQTT 3.1.1 over WebSocket. It connects again for ever, and repeats what was published
 * with QoS 1 and not acknowledged.
 */
export class PushClient {
  readonly message = createSignal<Message>();
  /** Emits when the channel opens or closes. */
  readonly changed = createSignal<boolean>();
  /** The broker does not know the name or the password. */
  readonly refused = createSignal<void>();
  open = false;
  private socket: WebSocket | undefined;
  private failures = 0;
  private openedAt = 0;
  private lastId = 0;
  private waiting: Waiting[] = [];
  private retry: number | undefined;
  private heartbeat: number | undefined;
  private silence: number | undefined;
  private running = false;

  constructor(private readonly options: PushOptions) {}

  /** Whether this browser has the means at all. */
  static get possible(): boolean {
    return typeof WebSocket === 'function';
  }

  start(): void {
    if (this.running || !PushClient.possible) return;
    this.running = true;
    this.connect();
  }

  stop(): void {
    this.running = false;
    window.clearTimeout(this.retry);
    this.send(disconnectPacket());
    this.hangUp();
  }

  /** Connects anew, under the name that is now in force. */
  renew(): void {
    if (!this.running) return;
    window.clearTimeout(this.retry);
    this.hangUp();
    this.connect();
  }

  /** Publishes once, if the channel is open. */
  tell(message: Message): void {
    this.send(publishPacket(message));
  }

  /** Publishes until it is acknowledged, over reconnections. */
  deliver(message: Message): void {
    const waiting = { ...message, id: this.nextId() };
    this.waiting = this.waiting.concat(waiting).slice(-WAITING_MOST);
    this.send(publishPacket(waiting, waiting.id));
  }

  /** Hands over what was not acknowledged yet: it goes another way. */
  takeWaiting(): Message[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }

  private nextId(): number {
    this.lastId = (this.lastId % 0xffff) + 1;
    return this.lastId;
  }

  private connect(): void {
    window.clearTimeout(this.retry);
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.options.address(), ['mqtt']);
    } catch {
      // An address that is none, or one that the page's policy forbids.
      this.tryAgain();
      return;
    }
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    const take = createPacketReader((incoming) => this.hear(incoming));
    const current = () => socket === this.socket;
    socket.onopen = () => {
      if (current()) this.send(connectPacket({ ...this.options.login(), keepAlive: HEARTBEAT_S }));
    };
    socket.onmessage = ({ data }: MessageEvent) => {
      if (!current()) return;
      try {
        if (!(data instanceof ArrayBuffer)) throw new TypeError('MQTT comes in binary frames');
        take(new Uint8Array(data));
      } catch {
        this.lost();
      }
    };
    socket.onclose = () => {
      if (current()) this.lost();
    };
    this.expectAnswer();
  }

  private hear(incoming: Incoming): void {
    window.clearTimeout(this.silence);
    if (incoming.kind === 'message') this.message.emit(incoming);
    else if (incoming.kind === 'acknowledged')
      this.waiting = this.waiting.filter(({ id }) => id !== incoming.id);
    else if (incoming.kind === 'connected') this.settle(incoming.code);
  }

  private settle(code: number): void {
    if (code !== 0) {
      this.lost();
      if (REFUSALS.indexOf(code) >= 0) this.refused.emit();
      return;
    }
    this.openedAt = Date.now();
    this.open = true;
    this.send(subscribePacket(this.nextId(), this.options.topics));
    for (const waiting of this.waiting) this.send(publishPacket(waiting, waiting.id, true));
    this.heartbeat = window.setInterval(() => {
      this.expectAnswer();
      this.send(pingPacket());
    }, HEARTBEAT_S * 1000);
    this.changed.emit(true);
  }

  private expectAnswer(): void {
    window.clearTimeout(this.silence);
    this.silence = window.setTimeout(() => this.lost(), SILENCE_MS);
  }

  private lost(): void {
    if (this.open && Date.now() - this.openedAt >= HELD_MS) this.failures = 0;
    this.hangUp();
    if (this.running) this.tryAgain();
  }

  private tryAgain(): void {
    window.clearTimeout(this.retry);
    this.retry = window.setTimeout(() => this.connect(), backoff(this.failures));
    this.failures++;
  }

  private hangUp(): void {
    window.clearTimeout(this.silence);
    window.clearInterval(this.heartbeat);
    const { socket } = this;
    this.socket = undefined;
    socket?.close();
    if (!this.open) return;
    this.open = false;
    this.changed.emit(false);
  }

  private send(bytes: Uint8Array): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(bytes as Uint8Array<ArrayBuffer>);
  }
}
