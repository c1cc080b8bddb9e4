import { connect, type IPublishPacket, type MqttClient } from 'mqtt';
import { Inbox } from './inbox';
import type { PresenceListener, Push, ReceiptsListener } from './push';
import { readRetained } from './readRetained';

export interface ExternalPushOptions {
  /** `mqtt(s)://user:password@host:port` */
  broker: string;
  /** The WebSocket address that boxes are told. */
  url: string;
  /** Told, in words, of what keeps the broker away. */
  complain(trouble: unknown): void;
  /** The clock, ms since 1970. */
  now?: () => number;
}

/** Several control centres share what boxes send: each message goes to one of them (MQTT 5, 4.8.2). */
const SHARED = ['$share/centre/boxes/+/receipts', '$share/centre/boxes/+/presence'];
/** A broker that knows only MQTT 3.1.1 sends everything to each of them; what comes twice counts once. */
const UNSHARED = ['boxes/+/receipts', 'boxes/+/presence'];

const ANSWER_WITHIN_MS = 10_000;
const KEEP_ALIVE_S = 15;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
/** CONNACK: the version of the protocol is not spoken here (3.1.1: 1; 5: 132). */
const OTHER_VERSION = [1, 132];

/** The push channel on a broker of somebody else's make: Mosquitto, a NATS cluster. It may come and go. */
export class ExternalPush implements Push {
  readonly url: string;
  private readonly inbox: Inbox;
  private readonly connected: (() => void)[] = [];
  private client: MqttClient | undefined;
  private version: 4 | 5 = 5;
  private failures = 0;
  private retry: NodeJS.Timeout | undefined;
  private reading: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(private readonly options: ExternalPushOptions) {
    this.url = options.url;
    this.inbox = new Inbox(options.complain);
    this.open();
  }

  async publish(topic: string, payload: Buffer | undefined): Promise<void> {
    const client = this.ready();
    const sent = client.publishAsync(topic, payload ?? Buffer.alloc(0), { qos: 1, retain: true });
    await answered(client, sent);
  }

  retained(): Promise<ReadonlyMap<string, Buffer>> {
    // One after the other: two at once would take one another's messages.
    const reading = this.reading.then(() => {
      const client = this.ready();
      return answered(client, readRetained(client, 'alerts/#'));
    });
    this.reading = reading.catch(() => undefined);
    return reading;
  }

  onConnect(listener: () => void): void {
    this.connected.push(listener);
    if (this.client?.connected) setImmediate(listener);
  }

  onReceipts(listener: ReceiptsListener): void {
    this.inbox.onReceipts(listener);
  }

  onPresence(listener: PresenceListener): void {
    this.inbox.onPresence(listener);
  }

  readonly takeReceipts: ReceiptsListener = (...batch) => this.inbox.takeReceipts(...batch);

  accept(): boolean {
    return false;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.client?.endAsync();
  }

  private ready(): MqttClient {
    if (this.client?.connected) return this.client;
    throw new Error('the broker at MQTT_URL is not connected');
  }

  /** Each connection is a client of its own, so that nothing of an earlier one is sent again later. */
  private open(): void {
    const client = connect(this.options.broker, {
      protocolVersion: this.version,
      clean: true,
      keepalive: KEEP_ALIVE_S,
      connectTimeout: ANSWER_WITHIN_MS,
      reconnectPeriod: 0,
      resubscribe: false,
      queueQoSZero: false,
    });
    this.client = client;
    client.on('connect', () => void this.greet(client));
    client.on('message', (topic, payload, packet) => this.hear(topic, payload, packet));
    client.on('error', (error) => {
      const { code } = error as { code?: unknown };
      if (this.version === 5 && OTHER_VERSION.includes(code as number)) this.version = 4;
      else this.options.complain(`the broker at MQTT_URL: ${error.message || code}`);
    });
    client.once('close', () => this.lose(client));
  }

  private async greet(client: MqttClient): Promise<void> {
    try {
      await answered(client, client.subscribeAsync(this.version === 5 ? SHARED : UNSHARED, { qos: 1 }));
    } catch (error) {
      this.options.complain(`the broker at MQTT_URL keeps what boxes send: ${(error as Error).message}`);
      client.end(true);
      return;
    }
    this.failures = 0;
    for (const listener of this.connected) listener();
  }

  private hear(topic: string, payload: Buffer, { retain }: IPublishPacket): void {
    // What boxes send is never retained; what is, is an answer to retained().
    if (!retain) this.inbox.takeMessage(topic, payload, (this.options.now ?? Date.now)());
  }

  private lose(client: MqttClient): void {
    client.end(true);
    if (this.closed) return;
    const most = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures);
    this.failures += 1;
    this.retry = setTimeout(() => this.open(), most * (0.5 + Math.random() / 2));
  }
}

/** What a broker answers, or an error when the connection breaks first or the answer takes too long. */
async function answered<Answer>(client: MqttClient, answer: Promise<Answer>): Promise<Answer> {
  let patience: NodeJS.Timeout | undefined;
  let broken: (() => void) | undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    broken = () => reject(new Error('the connection to the broker at MQTT_URL broke'));
    client.once('close', broken);
    patience = setTimeout(
      () => reject(new Error('the broker at MQTT_URL does not answer')),
      ANSWER_WITHIN_MS,
    );
  });
  try {
    return await Promise.race([answer, failed]);
  } finally {
    clearTimeout(patience);
    client.removeListener('close', broken!);
  }
}
