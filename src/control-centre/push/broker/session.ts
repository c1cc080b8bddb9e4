import { randomUUID } from 'node:crypto';
import type {
  IConnectPacket,
  IPublishPacket,
  ISubscribePacket,
  IUnsubscribePacket,
  Packet,
} from 'mqtt-packet';
import type { Visitor } from './access';
import { PING_ANSWER } from './frame';
import { Allowance, type Limits } from './limits';
import type { CutReason, Line } from './line';

/** A message that a client wants sent, now or when it is gone. */
export interface Message {
  topic: string;
  payload: Buffer;
  retain: boolean;
}

/** What the broker does for its sessions. */
export interface House {
  limits: Limits;
  /** Who a client is; undefined when its name and password don't belong together. */
  identify(packet: IConnectPacket): Visitor | undefined;
  /** Whether there is room for one more of this kind. */
  hasRoom(visitor: Visitor): boolean;
  mayRead(visitor: Visitor, filter: string): boolean;
  mayWrite(visitor: Visitor, topic: string): boolean;
  entered(session: Session): void;
  left(session: Session, reason: CutReason | undefined): void;
  subscribe(session: Session, filter: string): void;
  unsubscribe(session: Session, filter: string): void;
  /** What is retained under a filter, framed. */
  retainedFrames(filter: string): Buffer[];
  take(session: Session, message: Message): void;
  refused(session: Session, topic: string): void;
}

/** Return codes of CONNACK (MQTT 3.1.1, 3.2.2.3). */
const ACCEPTED = 0;
const OTHER_VERSION = 1;
const BAD_CLIENT_ID = 2;
const UNAVAILABLE = 3;
const BAD_PASSWORD = 4;
const VERSION = 4;
/** A subscription that is refused (3.9.3). */
const FAILURE = 128;
const LONGEST_CLIENT_ID = 128;
/** A client is gone after one and a half times its keep-alive without a packet (3.1.2.10). */
const PATIENCE = 1.5;

/**
 * One client of the broker, from CONNECT to its end, by MQTT 3.1.1. Sessions are not kept: a client that comes back
 * subscribes anew and gets what is retained, which is all there is to know.
 */
export class Session {
  visitor: Visitor | undefined;
  /** A name that somebody else could take only with the same user's password. */
  seat = '';
  readonly filters = new Set<string>();
  private keepAliveS = 0;
  private will: Message | undefined;
  private readonly messages: Allowance;

  constructor(
    private readonly line: Line,
    private readonly house: House,
  ) {
    const perMinute = house.limits.messagesPerMinute;
    this.messages = new Allowance(perMinute / 60, perMinute);
  }

  get address(): string {
    return this.line.address;
  }

  write(frame: Buffer): void {
    this.line.write(frame);
  }

  cut(reason: CutReason): void {
    this.line.cut(reason);
  }

  /** Sends the client away in order. */
  end(reason: CutReason): void {
    this.line.end(reason);
  }

  /** Cuts a client that has been silent for too long. @param now performance.now */
  checkAlive(now: number): void {
    const silentMs = now - this.line.heardAt;
    const allowedMs = this.visitor ? this.keepAliveS * 1000 * PATIENCE : this.house.limits.helloMs;
    if (allowedMs > 0 && silentMs > allowedMs) this.line.cut('silent');
  }

  take(packet: Packet): void {
    if (!this.visitor) {
      if (packet.cmd === 'connect') this.connect(packet);
      else this.line.cut('malformed');
      return;
    }
    switch (packet.cmd) {
      case 'publish':
        this.publish(this.visitor, packet);
        break;
      case 'subscribe':
        this.subscribe(this.visitor, packet);
        break;
      case 'unsubscribe':
        this.unsubscribe(packet);
        break;
      case 'pingreq':
        this.line.write(PING_ANSWER);
        break;
      case 'disconnect':
        this.will = undefined;
        this.line.end();
        break;
      default:
        this.line.cut('malformed');
    }
  }

  /** The line is gone: says the last will. */
  closed(): void {
    if (!this.visitor) return;
    this.house.left(this, this.line.cutFor);
    if (this.will) this.house.take(this, this.will);
  }

  private connect(packet: IConnectPacket): void {
    const visitor = this.house.identify(packet);
    const returnCode = this.answerTo(packet, visitor);
    if (returnCode !== ACCEPTED || !visitor) {
      this.line.send({ cmd: 'connack', returnCode, sessionPresent: false });
      this.line.end('refused');
      return;
    }
    const { clientId, keepalive = 0, will } = packet;
    this.visitor = visitor;
    const user = visitor.kind === 'box' ? visitor.box : visitor.kind;
    this.seat = `${user} ${clientId || randomUUID()}`;
    this.keepAliveS = keepalive;
    this.house.entered(this);
    if (will && !this.house.mayWrite(visitor, will.topic)) {
      this.refuse(will.topic);
      return;
    }
    if (will) {
      const payload = Buffer.from(will.payload);
      this.will = { topic: will.topic, payload, retain: will.retain === true };
    }
    this.line.send({ cmd: 'connack', returnCode, sessionPresent: false });
  }

  private answerTo(packet: IConnectPacket, visitor: Visitor | undefined): number {
    const { protocolId, protocolVersion, clientId, clean } = packet;
    if (protocolId !== 'MQTT' || protocolVersion !== VERSION) return OTHER_VERSION;
    if (clientId.length > LONGEST_CLIENT_ID || (clientId === '' && !clean)) return BAD_CLIENT_ID;
    if (!visitor) return BAD_PASSWORD;
    return this.house.hasRoom(visitor) ? ACCEPTED : UNAVAILABLE;
  }

  private publish(visitor: Visitor, { topic, payload, qos, retain, messageId }: IPublishPacket): void {
    // MQTT 3.1.1 can't say no to a message: whoever writes where he may not, or too much, is sent away (3.3.5.2).
    const isTooMuch = visitor.kind !== 'control-centre' && !this.messages.take();
    if (isTooMuch || !this.house.mayWrite(visitor, topic)) {
      this.refuse(topic);
      return;
    }
    if (qos === 2) {
      this.line.cut('malformed');
      return;
    }
    this.house.take(this, { topic, payload: Buffer.from(payload), retain });
    if (qos === 1) this.line.send({ cmd: 'puback', messageId: messageId! });
  }

  private subscribe(visitor: Visitor, { subscriptions, messageId }: ISubscribePacket): void {
    const granted: string[] = [];
    const answers = subscriptions.map(({ topic }) => {
      const isRoom = this.filters.has(topic) || this.filters.size < this.house.limits.subscriptions;
      if (!isRoom || !this.house.mayRead(visitor, topic)) return FAILURE;
      if (!granted.includes(topic)) granted.push(topic);
      this.filters.add(topic);
      this.house.subscribe(this, topic);
      return 0;
    });
    this.line.send({ cmd: 'suback', messageId: messageId!, granted: answers });
    // In one piece: however large it is, it is no backlog.
    this.line.write(Buffer.concat(granted.flatMap((filter) => this.house.retainedFrames(filter))));
  }

  private unsubscribe({ unsubscriptions, messageId }: IUnsubscribePacket): void {
    for (const filter of unsubscriptions) {
      if (this.filters.delete(filter)) this.house.unsubscribe(this, filter);
    }
    this.line.send({ cmd: 'unsuback', messageId: messageId!, granted: [] });
  }

  private refuse(topic: string): void {
    this.house.refused(this, topic);
    this.line.cut('refused');
  }
}
