import { get } from 'node:http';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertTopic, presenceTopic, receiptsTopic } from '../../contract';
import {
  BOX,
  closing,
  type House,
  nextMessage,
  OTHER_BOX,
  openHouse,
  PASSWORD,
  tokenOf,
} from './testing/house';

const COUNTY = alertTopic('532922000000');
const NEIGHBOUR = alertTopic('532923000000');
const RECEIPT = {
  alert: '532922000000-emergency-20261124190500-0001',
  revision: 1,
  stage: 'received',
  at: 5,
};
const batch = (division = '532922000000') => JSON.stringify({ division, receipts: [RECEIPT] });

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const say = (topic: string, text: string) => house.push.publish(topic, Buffer.from(text));
/** A round trip: whatever was sent to the client before has arrived. */
const settled = (client: MqttClient) => client.unsubscribeAsync('nothing');
const goneAfter = async (client: MqttClient, act: () => unknown) => {
  const closed = closing(client);
  act();
  await closed;
};

describe('a box on the embedded broker', () => {
  it('gets what is active when it comes, and what follows, of its divisions and no others', async () => {
    await say(COUNTY, '漾濞 1');
    const box = await house.asBox();
    const heard: string[] = [];
    box.on('message', (topic, payload, { retain }) => heard.push(`${topic} ${payload} ${retain}`));
    const first = nextMessage(box);
    await box.subscribeAsync([COUNTY, alertTopic('530000000000')]);
    expect(await first).toEqual({ topic: COUNTY, text: '漾濞 1', retain: true });
    await say(NEIGHBOUR, 'not yours');
    const second = nextMessage(box);
    await say(COUNTY, '漾濞 2');
    expect(await second).toEqual({ topic: COUNTY, text: '漾濞 2', retain: false });
    expect(heard).toHaveLength(2);
  });

  it('gets nothing of a topic that has been cleared', async () => {
    await say(COUNTY, 'over soon');
    await house.push.publish(COUNTY, undefined);
    expect([...(await house.push.retained())]).toEqual([]);
    const box = await house.asBox();
    const heard: string[] = [];
    box.on('message', (topic) => heard.push(topic));
    await box.subscribeAsync(COUNTY);
    await settled(box);
    expect(heard).toEqual([]);
  });

  it('gets a snapshot that is larger than what may wait for a slow box', async () => {
    const large = 'x'.repeat(3 * 2 ** 20);
    await say(COUNTY, large);
    await say(alertTopic('530000000000'), large);
    const box = await house.asBox();
    const heard: number[] = [];
    const both = new Promise<void>((resolve) => {
      box.on('message', (_topic, payload) => heard.push(payload.length) === 2 && resolve());
    });
    await box.subscribeAsync([COUNTY, alertTopic('530000000000')]);
    await both;
    expect(heard).toEqual([large.length, large.length]);
    expect(house.push.counts.cuts.slow).toBe(0);
  });

  it('tells what became of an alert, and knows that it was heard', async () => {
    const heard: unknown[] = [];
    house.push.onReceipts((...news) => heard.push(news));
    const box = await house.asBox();
    await box.publishAsync(receiptsTopic(BOX), batch(), { qos: 1 });
    expect(heard).toEqual([
      [BOX, { division: '532922000000', receipts: [RECEIPT] }, expect.closeTo(Date.now(), -5)],
    ]);
    await box.publishAsync(receiptsTopic(BOX), '{"division":"nowhere"}', { qos: 1 });
    await box.publishAsync(receiptsTopic(BOX), 'no JSON', { qos: 1 });
    expect(heard).toHaveLength(1);
  });

  it('is heard by the others also when one who listens to its receipts fails', async () => {
    const heard: string[] = [];
    house.push.onReceipts(() => {
      throw new Error('the database is away');
    });
    house.push.onReceipts((box) => heard.push(box));
    const box = await house.asBox();
    await box.publishAsync(receiptsTopic(BOX), batch(), { qos: 1 });
    expect(heard).toEqual([BOX]);
    expect(house.complaints).toMatchObject([{ message: 'the database is away' }]);
  });

  it.each([receiptsTopic(OTHER_BOX), presenceTopic(OTHER_BOX), COUNTY, 'revisions/lineup', 'anything'])(
    'is sent away when it writes to %s, which is not its own',
    async (topic) => {
      const heard: unknown[] = [];
      house.push.onReceipts((...news) => heard.push(news));
      const box = await house.asBox();
      await goneAfter(box, () => box.publish(topic, batch(), { qos: 1, retain: true }));
      expect(house.refusals).toMatchObject([{ topic, visitor: { kind: 'box', box: BOX } }]);
      expect(heard).toEqual([]);
      expect((await house.push.retained()).size).toBe(0);
    },
  );

  it('is sent away when its last will is for another', async () => {
    const will = { topic: presenceTopic(OTHER_BOX), payload: Buffer.from('{}') };
    const bare = await house.bare();
    bare.send({
      cmd: 'connect',
      clientId: 'a',
      clean: true,
      username: BOX,
      password: Buffer.from(tokenOf(BOX)),
      will,
    });
    await bare.gone;
    expect(house.refusals).toMatchObject([{ topic: will.topic }]);
    expect(bare.packets).toEqual([]);
  });

  it.each(['#', 'alerts/#', 'alerts/+', '+/532922000000', `boxes/${OTHER_BOX}/receipts`, 'alerts/53', ''])(
    'may not listen to "%s"',
    async (topic) => {
      const bare = await house.bare();
      bare.send({ cmd: 'connect', clientId: 'a', clean: true });
      await bare.next();
      bare.send({
        cmd: 'subscribe',
        messageId: 7,
        subscriptions: [
          { topic, qos: 0 },
          { topic: COUNTY, qos: 1 },
        ],
      });
      expect(await bare.next()).toMatchObject({ cmd: 'suback', messageId: 7, granted: [128, 0] });
    },
  );

  it('has as many subscriptions as it needs and no more', async () => {
    const box = await house.asBox();
    const topics = Array.from({ length: 40 }, (_, n) => alertTopic(`5329220${n + 10}000`));
    const subscriptions = topics.map((topic) => ({ topic, qos: 0 as const }));
    const bare = await house.bare();
    bare.send({ cmd: 'connect', clientId: 'a', clean: true });
    await bare.next();
    bare.send({ cmd: 'subscribe', messageId: 1, subscriptions });
    const { granted } = (await bare.next()) as { granted: number[] };
    expect(granted.filter((code) => code === 0)).toHaveLength(32);
    expect(box.connected).toBe(true);
  });

  it.each([
    [BOX, 'wrong'],
    [BOX, tokenOf(OTHER_BOX)],
    ['control-centre', 'wrong'],
    ['control-centre', tokenOf('control-centre')],
    ['nobody', ''],
  ])('that shows a name and a wrong password is refused (%s)', async (username, password) => {
    // The fake credentials would take the tools for a box; the real ones never name a box so.
    const joining = connectAsync(
      house.url,
      { protocolVersion: 4, reconnectPeriod: 0, username, password },
      false,
    );
    await expect(joining).rejects.toMatchObject({ code: 4 });
    expect(house.push.counts.clients).toBe(0);
  });

  it('comes and goes once, however its connections overlap', async () => {
    const news: unknown[] = [];
    house.push.onPresence((...one) => news.push(one));
    const will = {
      topic: presenceTopic(BOX),
      payload: Buffer.from('{"online":false,"division":"532922000000"}'),
      qos: 0 as const,
      retain: false,
    };
    const first = await house.asBox(BOX, { clientId: 'one', will });
    await first.publishAsync(presenceTopic(BOX), '{"online":true,"division":"532923000000"}', { qos: 1 });
    const second = await house.asBox(BOX, { clientId: 'two', will });
    first.end(true);
    await closing(first);
    await settled(second);
    expect(news.slice(0, 2)).toEqual([
      [BOX, true],
      [BOX, true, '532923000000'],
    ]);
    expect(news.slice(2).every((one) => (one as unknown[])[1] === true)).toBe(true);
    const left = new Promise<void>((resolve) => house.push.onPresence((_box, online) => online || resolve()));
    second.end(true);
    await left;
    expect(house.push.counts.clients).toBe(0);
  });
});

describe('a client without a name', () => {
  it('hears alerts as a box does', async () => {
    await say(COUNTY, 'to all');
    const anyone = await house.join();
    const heard = nextMessage(anyone);
    await anyone.subscribeAsync(COUNTY);
    expect((await heard).text).toBe('to all');
  });

  it('is sent away when it writes an alert, and nobody hears it', async () => {
    await say(COUNTY, 'true');
    const box = await house.asBox();
    const first = nextMessage(box);
    await box.subscribeAsync(COUNTY);
    await first;
    const heard: string[] = [];
    box.on('message', (_topic, payload) => heard.push(payload.toString()));
    const anyone = await house.join();
    await goneAfter(anyone, () => anyone.publish(COUNTY, 'false', { qos: 1, retain: true }));
    await settled(box);
    expect(heard).toEqual([]);
    expect((await house.push.retained()).get(COUNTY)?.toString()).toBe('true');
    expect(house.refusals).toEqual([{ visitor: { kind: 'anonymous' }, topic: COUNTY, address: '127.0.0.1' }]);
  });

  it("can't take the place of a box by its client id", async () => {
    const box = await house.asBox(BOX, { clientId: 'same' });
    await house.join({ clientId: 'same' });
    await box.publishAsync(receiptsTopic(BOX), batch(), { qos: 1 });
    expect(house.push.counts.clients).toBe(2);
  });
});

describe("the control centre's own tools", () => {
  it('write alerts and hear everything', async () => {
    const tool = await house.asControlCentre();
    const heard: string[] = [];
    tool.on('message', (topic) => heard.push(topic));
    await tool.subscribeAsync('#');
    await tool.publishAsync(COUNTY, 'by hand', { qos: 1, retain: true });
    const box = await house.asBox();
    await box.publishAsync(receiptsTopic(BOX), batch(), { qos: 1 });
    await settled(tool);
    expect(heard).toEqual([COUNTY, receiptsTopic(BOX)]);
    expect((await house.push.retained()).get(COUNTY)?.toString()).toBe('by hand');
  });

  it('do not speak for a box', async () => {
    const tool = await house.asControlCentre();
    await goneAfter(tool, () => tool.publish(receiptsTopic(BOX), batch(), { qos: 1 }));
    expect(house.refusals).toMatchObject([{ visitor: { kind: 'control-centre' } }]);
    expect(PASSWORD).not.toBe(tokenOf('control-centre'));
  });
});

describe('the embedded broker', () => {
  it('cuts a client that has been silent for too long, and says its last will', async () => {
    const tool = await house.asControlCentre();
    await tool.subscribeAsync('#');
    const will = nextMessage(tool);
    const bare = await house.bare();
    bare.send({
      cmd: 'connect',
      clientId: 'a',
      clean: true,
      keepalive: 1,
      username: BOX,
      password: Buffer.from(tokenOf(BOX)),
      will: { topic: presenceTopic(BOX), payload: Buffer.from('gone') },
    });
    await bare.gone;
    expect(await will).toMatchObject({ topic: presenceTopic(BOX), text: 'gone' });
    expect(house.push.counts.cuts.silent).toBe(1);
  });

  it('says no last will for a client that took its leave', async () => {
    const tool = await house.asControlCentre();
    const heard: string[] = [];
    tool.on('message', (topic) => heard.push(topic));
    await tool.subscribeAsync('#');
    const will = { topic: presenceTopic(BOX), payload: Buffer.from('gone'), qos: 0 as const, retain: false };
    const box = await house.asBox(BOX, { will });
    await box.endAsync();
    await settled(tool);
    expect(heard).toEqual([]);
  });

  it('gives the place of a client to its successor with the same id', async () => {
    const first = await house.asBox(BOX, { clientId: 'same' });
    const closed = closing(first);
    const second = await house.asBox(BOX, { clientId: 'same' });
    await closed;
    const heard = nextMessage(second);
    await second.subscribeAsync(COUNTY);
    await say(COUNTY, 'still here');
    expect((await heard).text).toBe('still here');
    expect(house.push.counts).toMatchObject({ clients: 1, cuts: { replaced: 1 } });
  });

  it('cuts a subscriber that does not read, while the others hear everything', async () => {
    const frozen = await house.bare();
    frozen.send({ cmd: 'connect', clientId: 'frozen', clean: true });
    await frozen.next();
    frozen.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: COUNTY, qos: 0 }] });
    await frozen.next();
    frozen.socket.pause();
    const box = await house.asBox();
    await box.subscribeAsync(COUNTY);
    let heard = 0;
    box.on('message', () => {
      heard += 1;
    });
    const text = 'x'.repeat(200_000);
    let said = 0;
    while (house.push.counts.cuts.slow === 0 && said < 500) {
      const arrived = nextMessage(box);
      await say(COUNTY, text);
      said += 1;
      await arrived;
    }
    expect(house.push.counts.cuts.slow).toBe(1);
    expect(heard).toBe(said);
    expect(house.push.counts.clients).toBe(1);
  });

  it('turns connections away when there are too many at once, and when it is full', async () => {
    await house.close();
    house = await openHouse({ connectsPerSecond: 0, connectBurst: 3, clients: 2 });
    await house.bare();
    const second = await house.bare();
    await expect(house.bare()).rejects.toThrow('503');
    second.socket.close();
    await second.gone;
    await house.bare();
    await expect(house.bare()).rejects.toThrow('503');
    expect(house.push.counts).toMatchObject({ connections: 3, turnedAway: 2 });
  });

  it('keeps places for enrolled boxes when strangers fill the rest', async () => {
    await house.close();
    house = await openHouse({ clients: 4, anonymousShare: 0.5 });
    await house.join();
    await house.join();
    await expect(house.join()).rejects.toMatchObject({ code: 3 });
    expect((await house.asBox()).connected).toBe(true);
  });

  it('takes no WebSocket that does not speak MQTT', async () => {
    const answer = await new Promise<number | undefined>((resolve) => {
      const headers = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
      const request = get(house.url.replace('ws:', 'http:'), {
        headers: { ...headers, 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' },
      });
      request.on('response', ({ statusCode }) => resolve(statusCode));
      request.on('upgrade', () => resolve(101));
    });
    expect(answer).toBe(400);
  });

  it('tells a client of another version of MQTT so', async () => {
    const joining = connectAsync(house.url, { protocolVersion: 5, reconnectPeriod: 0 }, false);
    await expect(joining).rejects.toMatchObject({ code: 1 });
  });

  it('sends everyone away when it stops', async () => {
    const box = await house.asBox();
    const closed = closing(box);
    await house.push.close();
    await closed;
    expect(house.push.counts.clients).toBe(0);
  });
});
