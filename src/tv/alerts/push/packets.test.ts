import fc from 'fast-check';
import * as mqtt from 'mqtt-packet';
import { expect, it } from 'vitest';
import {
  connectPacket,
  createPacketReader,
  disconnectPacket,
  type Incoming,
  PacketError,
  pingPacket,
  publishPacket,
  subscribePacket,
} from './packets';
import { utf8Bytes, utf8Text } from './utf8';

/** What the standard implementation reads of our bytes. */
function standard(bytes: Uint8Array): mqtt.Packet {
  const parser = mqtt.parser({ protocolVersion: 4 });
  const packets: mqtt.Packet[] = [];
  parser.on('packet', (packet) => packets.push(packet));
  parser.on('error', (error) => {
    throw error;
  });
  parser.parse(Buffer.from(bytes));
  expect(packets).toHaveLength(1);
  return packets[0]!;
}

function heardOf(pieces: Uint8Array[]): Incoming[] {
  const heard: Incoming[] = [];
  const read = createPacketReader((incoming) => heard.push(incoming));
  for (const piece of pieces) read(piece);
  return heard;
}

it('writes what the standard implementation reads', () => {
  const will = { topic: 'boxes/b/presence', payload: '{"online":false}' };
  expect(
    standard(connectPacket({ client: 'b', login: { name: 'b', password: '密' }, keepAlive: 25, will })),
  ).toMatchObject({
    cmd: 'connect',
    protocolVersion: 4,
    clean: true,
    keepalive: 25,
    clientId: 'b',
    username: 'b',
    password: Buffer.from('密'),
    will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 0, retain: false },
  });
  expect(standard(subscribePacket(7, ['alerts/530000000000', 'alerts/532900000000']))).toMatchObject({
    cmd: 'subscribe',
    messageId: 7,
    subscriptions: [
      { topic: 'alerts/530000000000', qos: 0 },
      { topic: 'alerts/532900000000', qos: 0 },
    ],
  });
  const payload = '山洪🌊'.repeat(2000);
  expect(standard(publishPacket({ topic: 'boxes/b/receipts', payload }, 9, true))).toMatchObject({
    cmd: 'publish',
    qos: 1,
    dup: true,
    messageId: 9,
    payload: Buffer.from(payload),
  });
  expect(standard(pingPacket()).cmd).toBe('pingreq');
  expect(standard(disconnectPacket()).cmd).toBe('disconnect');
});

it('reads what the standard implementation writes, however it is cut into frames', () => {
  const payload = JSON.stringify({ alerts: ['漾濞'.repeat(300)] });
  const publish = { topic: 'alerts/532922000000', payload, retain: true, dup: false };
  const bytes = Buffer.concat([
    mqtt.generate({ cmd: 'connack', returnCode: 0, sessionPresent: false }),
    mqtt.generate({ cmd: 'suback', messageId: 1, granted: [0] }),
    mqtt.generate({ cmd: 'publish', qos: 0, ...publish }),
    mqtt.generate({ cmd: 'publish', qos: 1, messageId: 3, ...publish }),
    mqtt.generate({ cmd: 'puback', messageId: 4 }),
    mqtt.generate({ cmd: 'pingresp' }),
  ]);
  const wanted = heardOf([new Uint8Array(bytes)]);
  expect(wanted.map(({ kind }) => kind)).toEqual([
    'connected',
    'message',
    'message',
    'acknowledged',
    'alive',
  ]);
  expect(wanted[1]).toEqual({ kind: 'message', topic: publish.topic, payload });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 60 }), (cuts) => {
      const pieces: Uint8Array[] = [];
      let at = 0;
      for (const cut of cuts) {
        pieces.push(new Uint8Array(bytes.subarray(at, at + cut)));
        at += cut;
      }
      pieces.push(new Uint8Array(bytes.subarray(Math.min(at, bytes.length))));
      expect(heardOf(pieces)).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});

it('noise is an error of its own kind or nothing, never anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      try {
        heardOf([noise]);
      } catch (error) {
        expect(error).toBeInstanceOf(PacketError);
      }
    }),
    { numRuns: 10_000 },
  );
});

it('gives up before a packet that is too long fills the memory', () => {
  expect(() => heardOf([new Uint8Array([0x30, 0xff, 0xff, 0xff, 0x7f])])).toThrow(PacketError);
});

it('writes and reads UTF-8 as everybody does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const bytes = utf8Bytes(text);
      expect(bytes).toEqual([...new TextEncoder().encode(text)]);
      expect(utf8Text(new Uint8Array(bytes))).toBe(
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes)),
      );
    }),
    { numRuns: 5000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const sound = Buffer.from(Buffer.from(bytes).toString('utf8')).equals(Buffer.from(bytes));
      if (!sound) expect(utf8Text(bytes)).toContain('\ufffd');
    }),
    { numRuns: 5000 },
  );
});
