import { once } from 'node:events';
import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type WebSocket from 'ws';
import { alertTopic } from '../../contract';
import { type BareClient, closing, type House, nextMessage, openHouse } from './testing/house';

const COUNTY = alertTopic('532922000000');
const CONNECT: Packet = { cmd: 'connect', clientId: 'x', clean: true };

let house: House;
beforeAll(async () => {
  house = await openHouse({ connectBurst: 1e6 });
});
afterAll(() => house.close());

/** Sends all of it and waits until the broker has read it: it has cut the line, or answers a ping of WebSocket. */
async function throwAt(client: BareClient, pieces: readonly Uint8Array[]): Promise<void> {
  for (const piece of pieces) client.socket.send(piece);
  client.socket.ping();
  await Promise.race([once(client.socket, 'pong'), client.gone]);
  client.socket.terminate();
}

describe('whatever a client sends', () => {
  it('harms nobody but itself', async () => {
    const box = await house.asBox();
    await box.subscribeAsync(COUNTY);
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });
    const packets = fc
      .constantFrom<Packet>(
        CONNECT,
        { cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: COUNTY, qos: 0 }] },
        { cmd: 'publish', topic: COUNTY, payload: 'x', qos: 1, messageId: 2, dup: false, retain: true },
        { cmd: 'pingreq' },
      )
      .map((packet) => generate(packet));
    /** Packets with a few bytes changed get further than noise. */
    const bent = fc
      .tuple(packets, fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 4 }))
      .map(([packet, changes]) => {
        const copy = Buffer.from(packet);
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return copy;
      });
    const pieces = fc.array(fc.oneof(bytes, bent, packets), { minLength: 1, maxLength: 6 });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(pieces, fc.boolean(), async (thrown, connects) => {
        const client = await house.bare();
        if (connects) client.send(CONNECT);
        await throwAt(client, thrown);
        round += 1;
        const heard = nextMessage(box);
        await house.push.publish(COUNTY, Buffer.from(String(round)));
        expect((await heard).text).toBe(String(round));
        expect((await house.push.retained()).get(COUNTY)?.toString()).toBe(String(round));
      }),
      { numRuns: 400 },
    );
    expect(house.complaints).toEqual([]);
  });

  const first = (client: BareClient): WebSocket => {
    client.send(CONNECT);
    return client.socket;
  };
  it.each<[string, (client: BareClient) => void]>([
    ['text instead of bytes', ({ socket }) => socket.send('{"alert":true}')],
    ['a message before CONNECT', ({ send }) => send({ cmd: 'pingreq' })],
    ['CONNECT twice', (client) => first(client).send(generate(CONNECT))],
    ['a packet of a server', (client) => first(client).send(generate({ cmd: 'pingresp' }))],
    ['a frame that is too large', ({ socket }) => socket.send(Buffer.alloc(70_000))],
    [
      'a packet that never ends, in small frames',
      ({ socket }) => {
        // PUBLISH of 268,435,455 bytes, by its length.
        socket.send(Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f]));
        for (let n = 0; n < 70; n += 1) socket.send(Buffer.alloc(1000, 1));
      },
    ],
    [
      'a publication of quality 2',
      (client) =>
        first(client).send(
          generate({
            cmd: 'publish',
            topic: 'x',
            payload: '',
            qos: 2,
            messageId: 1,
            dup: false,
            retain: false,
          }),
        ),
    ],
  ])('costs it its line: %s', async (_what, act) => {
    const client = await house.bare();
    act(client);
    await client.gone;
  });

  it('costs a box its line when it talks without end', async () => {
    const box = await house.asBox('box0000000000003');
    const closed = closing(box);
    let said = 0;
    while (box.connected && said < 1000) {
      said += 1;
      await Promise.race([
        box.publishAsync('boxes/box0000000000003/receipts', '{}', { qos: 1 }).catch(() => undefined),
        closed,
      ]);
    }
    await closed;
    expect(said).toBeGreaterThan(290);
    expect(said).toBeLessThan(400);
  });
});
