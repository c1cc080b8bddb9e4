import { generate, type Packet } from 'mqtt-packet';

const FINAL_BINARY = 0x82;

/**
 * An MQTT packet as one WebSocket frame of a server (RFC 6455, 5.2: final, binary, not masked). What goes to many is
 * framed once and written to each socket as it is.
 */
export function framed(packet: Packet): Buffer {
  const payload = generate(packet);
  return Buffer.concat([head(payload.length), payload]);
}

function head(length: number): Buffer {
  if (length < 126) return Buffer.from([FINAL_BINARY, length]);
  if (length < 65_536) {
    const short = Buffer.from([FINAL_BINARY, 126, 0, 0]);
    short.writeUInt16BE(length, 2);
    return short;
  }
  const long = Buffer.alloc(10);
  long[0] = FINAL_BINARY;
  long[1] = 127;
  long.writeUInt32BE(length, 6);
  return long;
}

/** A PUBLISH with QoS 0: on a line that keeps its order, nothing is lost short of the line itself. */
export function publishFrame(topic: string, payload: Buffer, retain: boolean): Buffer {
  return framed({ cmd: 'publish', topic, payload, qos: 0, dup: false, retain });
}

export const PING_ANSWER = framed({ cmd: 'pingresp' });
