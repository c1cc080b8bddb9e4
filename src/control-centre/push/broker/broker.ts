import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Packet } from 'mqtt-packet';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Credentials, identify, mayRead, mayWrite, type Visitor } from './access';
import { publishFrame } from './frame';
import { Allowance, LIMITS, type Limits } from './limits';
import { type CutReason, Line } from './line';
import { type House, type Message, Session } from './session';
import { Topics } from './topics';

/** Somebody wrote, or wanted a last will, where he may not. */
export interface Refusal {
  visitor: Visitor;
  topic: string;
  address: string;
}

/** What the broker tells of. Nothing here may throw. */
export interface BrokerListener {
  arrived(visitor: Visitor): void;
  left(visitor: Visitor): void;
  /** A message that its sender may send. */
  message(visitor: Visitor, topic: string, payload: Buffer): unknown;
  refused(refusal: Refusal): void;
}

/** What happened since the start, and how many are here now. */
export interface Counts {
  /** Clients that are connected now, and those of them without a name. */
  clients: number;
  anonymous: number;
  /** Connections that were taken, and those turned away because there were too many. */
  connections: number;
  turnedAway: number;
  publishes: number;
  /** Frames handed to sockets by publishing: one for each subscriber. */
  sends: number;
  cuts: Record<CutReason, number>;
}

const SUBPROTOCOL = 'mqtt';
const CHECK_MS = 1000;
const TCP_KEEP_ALIVE_MS = 60_000;
/** After it, clients that don't close by themselves are cut. */
const GOODBYE_MS = 1000;

/**
 * A broker for MQTT 3.1.1 over WebSocket that does what alerts need, and nothing else: one message to very many, framed
 * once; retained messages; messages from boxes with QoS 0 and 1. A subscription is granted QoS 0. There are no kept
 * sessions and no QoS 2. Nothing that one client does, or fails to do, delays another.
 */
export class Broker {
  readonly counts: Counts = {
    clients: 0,
    anonymous: 0,
    connections: 0,
    turnedAway: 0,
    publishes: 0,
    sends: 0,
    cuts: { slow: 0, silent: 0, malformed: 0, refused: 0, replaced: 0, stopping: 0 },
  };
  private readonly limits: Limits;
  private readonly webSockets: WebSocketServer;
  private readonly connects: Allowance;
  private readonly topics = new Topics<Session>();
  /** Everyone who is served, before CONNECT too. */
  private readonly sessions = new Set<Session>();
  /** Every socket that is open, those of clients on their way out too. */
  private readonly sockets = new Set<WebSocket>();
  /** Clients by user and client id: a second one takes the place of the first (MQTT 3.1.1, 3.1.4). */
  private readonly seats = new Map<string, Session>();
  private readonly house: House;
  private readonly checking: NodeJS.Timeout;
  private stopping = false;

  constructor(credentials: Credentials, listener: BrokerListener, limits: Partial<Limits> = {}) {
    this.limits = { ...LIMITS, ...limits };
    this.connects = new Allowance(this.limits.connectsPerSecond, this.limits.connectBurst);
    this.webSockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: this.limits.packetBytes,
      handleProtocols: () => SUBPROTOCOL,
    });
    this.house = this.houseFor(credentials, listener);
    this.checking = setInterval(() => this.checkAll(), CHECK_MS);
    this.checking.unref();
  }

  /** Takes a WebSocket handshake over from the HTTP server. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (!offered.includes(SUBPROTOCOL)) {
      refuse(socket, 400);
    } else if (this.stopping || this.sockets.size >= this.limits.clients || !this.connects.take()) {
      this.counts.turnedAway += 1;
      refuse(socket, 503);
    } else {
      // Finds out in time that a box is gone which asked for no keep-alive of its own.
      request.socket.setKeepAlive(true, TCP_KEEP_ALIVE_MS);
      this.webSockets.handleUpgrade(request, socket, head, (webSocket) =>
        this.open(socket, webSocket, request.socket.remoteAddress ?? ''),
      );
    }
  }

  /** Sends a message to all who subscribed, and with `retain` to those who will. */
  publish({ topic, payload, retain }: Message): void {
    if (retain) this.topics.retain(topic, payload);
    this.counts.publishes += 1;
    // To those who are here already a retained message comes as any other (MQTT 3.1.1, 3.3.1.3).
    const frame = publishFrame(topic, payload, false);
    for (const session of this.topics.subscribersOf(topic)) {
      this.counts.sends += 1;
      session.write(frame);
    }
  }

  retainedUnder(filter: string): ReadonlyMap<string, Buffer> {
    return new Map(this.topics.retainedUnder(filter));
  }

  /** Sends everyone away. */
  async close(): Promise<void> {
    this.stopping = true;
    clearInterval(this.checking);
    const allGone = Promise.all(
      [...this.sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    for (const session of this.sessions) session.end('stopping');
    const impatient = setTimeout(() => {
      for (const socket of this.sockets) socket.terminate();
    }, GOODBYE_MS);
    await allGone;
    clearTimeout(impatient);
  }

  private open(socket: Duplex, webSocket: WebSocket, address: string): void {
    this.counts.connections += 1;
    this.sockets.add(webSocket);
    webSocket.on('close', () => this.sockets.delete(webSocket));
    const line: Line = new Line(socket, webSocket, this.limits, address, {
      packet: (packet: Packet) => session.take(packet),
      closed: () => {
        this.sessions.delete(session);
        if (line.cutFor) this.counts.cuts[line.cutFor] += 1;
        session.closed();
      },
    });
    const session = new Session(line, this.house);
    this.sessions.add(session);
  }

  private checkAll(): void {
    const now = performance.now();
    for (const session of this.sessions) session.checkAlive(now);
  }

  private houseFor(credentials: Credentials, listener: BrokerListener): House {
    const count = (visitor: Visitor, by: 1 | -1): void => {
      this.counts.clients += by;
      if (visitor.kind === 'anonymous') this.counts.anonymous += by;
    };
    return {
      limits: this.limits,
      identify: ({ username, password }) => identify(credentials, username, password?.toString('utf8') ?? ''),
      hasRoom: ({ kind }) =>
        kind !== 'anonymous' || this.counts.anonymous < this.limits.clients * this.limits.anonymousShare,
      mayRead,
      mayWrite,
      entered: (session) => {
        const before = this.seats.get(session.seat);
        this.seats.set(session.seat, session);
        count(session.visitor!, 1);
        listener.arrived(session.visitor!);
        before?.cut('replaced');
      },
      left: (session) => {
        if (this.seats.get(session.seat) === session) this.seats.delete(session.seat);
        for (const filter of session.filters) this.topics.unsubscribe(filter, session);
        count(session.visitor!, -1);
        listener.left(session.visitor!);
      },
      subscribe: (session, filter) => this.topics.subscribe(filter, session),
      unsubscribe: (session, filter) => this.topics.unsubscribe(filter, session),
      retainedFrames: (filter) =>
        this.topics.retainedUnder(filter).map(([topic, payload]) => publishFrame(topic, payload, true)),
      take: (session, { topic, payload, retain }) => {
        const visitor = session.visitor!;
        // What boxes say of themselves is news for those who listen now, and is not kept.
        this.publish({ topic, payload, retain: retain && visitor.kind === 'control-centre' });
        listener.message(visitor, topic, payload);
      },
      refused: (session, topic) =>
        listener.refused({ visitor: session.visitor!, topic, address: session.address }),
    };
  }
}

/** Answers a handshake that is not taken, as HTTP. */
export function refuse(socket: Duplex, status: 400 | 404 | 503): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
