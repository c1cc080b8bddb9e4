import { utf8Bytes, utf8Text } from './utf8';

/**
 * The part of MQTT 3.1.1 (OASIS 2014) that a box speaks: it connects, subscribes to exact topics with QoS 0, hears
 * messages, and publishes with QoS 0 or 1.
 */
const CONNECT = 1;
const CONNACK = 2;
const PUBLISH = 3;
const PUBACK = 4;
const SUBSCRIBE = 8;
const PINGREQ = 12;
const PINGRESP = 13;
const DISCONNECT = 14;

/** A packet that is longer is no alert: the connection is given up before it fills the memory. */
const LONGEST_PACKET = 4_194_304;

export type Incoming =
  /** The answer to CONNECT: 0 is yes; 4 and 5 are a wrong name or password. */
  | { kind: 'connected'; code: number }
  | { kind: 'message'; topic: string; payload: string }
  /** A message of QoS 1 that was published has arrived. */
  | { kind: 'acknowledged'; id: number }
  | { kind: 'alive' };

export interface Message {
  topic: string;
  payload: string;
}

export interface ConnectOptions {
  client: string;
  /** Name and password; without them the box is anonymous, and may only read. */
  login?: { name: string; password: string } | undefined;
  /** Seconds of silence after which the broker takes the box for gone. */
  keepAlive: number;
  will?: Message | undefined;
}

const text = (value: string): number[] => {
  const bytes = utf8Bytes(value);
  return [bytes.length >> 8, bytes.length & 255, ...bytes];
};

function packet(type: number, flags: number, body: number[]): Uint8Array {
  const length: number[] = [];
  let rest = body.length;
  do {
    const digit = rest % 128;
    rest = Math.floor(rest / 128);
    length.push(rest > 0 ? digit | 128 : digit);
  } while (rest > 0);
  return new Uint8Array([(type << 4) | flags, ...length, ...body]);
}

export function connectPacket({ client, login, keepAlive, will }: ConnectOptions): Uint8Array {
  const CLEAN_SESSION = 2;
  const flags = CLEAN_SESSION | (will ? 4 : 0) | (login ? 0xc0 : 0);
  const body = [...text('MQTT'), 4, flags, keepAlive >> 8, keepAlive & 255, ...text(client)];
  if (will) body.push(...text(will.topic), ...text(will.payload));
  if (login) body.push(...text(login.name), ...text(login.password));
  return packet(CONNECT, 0, body);
}

export function subscribePacket(id: number, topics: readonly string[]): Uint8Array {
  const body = [id >> 8, id & 255];
  for (const topic of topics) body.push(...text(topic), 0);
  return packet(SUBSCRIBE, 2, body);
}

/** @param id the packet's number for QoS 1; undefined publishes with QoS 0 */
export function publishPacket({ topic, payload }: Message, id?: number, again = false): Uint8Array {
  const number = id === undefined ? [] : [id >> 8, id & 255];
  const flags = (id === undefined ? 0 : 2) | (again ? 8 : 0);
  return packet(PUBLISH, flags, [...text(topic), ...number, ...utf8Bytes(payload)]);
}

export const pingPacket = (): Uint8Array => packet(PINGREQ, 0, []);
export const disconnectPacket = (): Uint8Array => packet(DISCONNECT, 0, []);

export class PacketError extends Error {}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

/** The fixed header's length field at `at`: how long the body is, and where it begins; undefined while incomplete. */
function lengthAt(bytes: Uint8Array, at: number): { length: number; from: number } | undefined {
  let length = 0;
  for (let digit = 0; digit < 4; digit++) {
    const byte = bytes[at + digit];
    if (byte === undefined) return undefined;
    length += (byte & 127) * 128 ** digit;
    if (byte < 128) return { length, from: at + digit + 1 };
  }
  throw new PacketError('a length has at most four bytes');
}

function read(first: number, body: Uint8Array): Incoming | undefined {
  const type = first >> 4;
  if (type === CONNACK) return { kind: 'connected', code: body[1] ?? 255 };
  if (type === PUBACK) return { kind: 'acknowledged', id: ((body[0] ?? 0) << 8) | (body[1] ?? 0) };
  if (type === PINGRESP) return { kind: 'alive' };
  if (type !== PUBLISH) return undefined;
  const length = ((body[0] ?? 0) << 8) | (body[1] ?? 0);
  const from = 2 + length + (first & 6 ? 2 : 0);
  if (body.length < from) throw new PacketError('a message is shorter than its topic');
  return {
    kind: 'message',
    topic: utf8Text(body.subarray(2, 2 + length)),
    payload: utf8Text(body.subarray(from)),
  };
}

/**
 * Makes packets of bytes as they come: one frame of the socket may hold several packets, or a part of one.
 *
 * @returns takes the next bytes. @throws {PacketError} when they are no MQTT; the connection is then of no use
 */
export function createPacketReader(heard: (incoming: Incoming) => void): (bytes: Uint8Array) => void {
  let rest = new Uint8Array(0);
  return (bytes) => {
    const all = rest.length > 0 ? joined(rest, bytes) : bytes;
    let at = 0;
    while (at < all.length) {
      const header = lengthAt(all, at + 1);
      if (!header) break;
      if (header.length > LONGEST_PACKET) throw new PacketError('a packet is too long');
      const end = header.from + header.length;
      if (end > all.length) break;
      const incoming = read(all[at]!, all.subarray(header.from, end));
      at = end;
      if (incoming) heard(incoming);
    }
    rest = new Uint8Array(all.subarray(at));
  };
}
