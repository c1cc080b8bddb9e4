import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { alertTopic, presenceTopic, receiptsTopic } from '../../contract';
import { ExternalPush } from './externalPush';
import { nextMessage } from './testing/house';
import { findMosquitto, type Mosquitto, startMosquitto } from './testing/mosquitto';

const programme = findMosquitto();
if (!programme) console.warn('NOT TESTED with Mosquitto: it is not installed');

const BOX = 'box0000000000001';
const OTHER_BOX = 'box0000000000002';
const COUNTY = alertTopic('532922000000');
const PROVINCE = alertTopic('530000000000');
const BATCH = {
  division: '532922000000',
  receipts: [{ alert: '532922000000-emergency-20261124190500-0001', revision: 1, stage: 'received', at: 5 }],
};

describe.skipIf(!programme)('the push channel on Mosquitto, set up as docs/mosquitto.conf says', () => {
  let mosquitto: Mosquitto;
  const pushes: ExternalPush[] = [];
  const clients: MqttClient[] = [];
  beforeAll(async () => {
    mosquitto = await startMosquitto(programme!);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.end(true);
    for (const push of pushes.splice(0)) {
      await Promise.all([COUNTY, PROVINCE].map((topic) => push.publish(topic, undefined))).catch(
        () => undefined,
      );
      await push.close();
    }
  });
  afterAll(() => mosquitto.close());

  async function openPush(complaints: unknown[] = []): Promise<ExternalPush> {
    const { mqttUrl: broker, pushUrl: url } = mosquitto;
    const push = new ExternalPush({ broker, url, complain: (trouble) => complaints.push(trouble) });
    pushes.push(push);
    await new Promise<void>((resolve) => push.onConnect(resolve));
    return push;
  }

  async function join(options: IClientOptions = {}): Promise<MqttClient> {
    const { pushUrl } = mosquitto;
    const client = await connectAsync(pushUrl, { protocolVersion: 4, reconnectPeriod: 0, ...options }, false);
    client.on('error', () => undefined);
    clients.push(client);
    return client;
  }
  const asBox = (box = BOX, options: IClientOptions = {}) =>
    join({ username: box, password: 'its token', ...options });

  it('brings an alert to boxes that are there and to those that come, and clears it', async () => {
    const push = await openPush();
    const [box, stranger] = [await asBox(), await join()];
    const heard = [nextMessage(box), nextMessage(stranger)];
    for (const client of [box, stranger]) await client.subscribeAsync(COUNTY);
    await push.publish(COUNTY, Buffer.from('漾濞'));
    expect((await Promise.all(heard)).map(({ text }) => text)).toEqual(['漾濞', '漾濞']);
    const late = await asBox(OTHER_BOX);
    const first = nextMessage(late);
    await late.subscribeAsync([COUNTY, PROVINCE]);
    expect(await first).toEqual({ topic: COUNTY, text: '漾濞', retain: true });
    await push.publish(PROVINCE, Buffer.from('云南'));
    expect(new Map([...(await push.retained())].map(([topic, payload]) => [topic, String(payload)]))).toEqual(
      new Map([
        [COUNTY, '漾濞'],
        [PROVINCE, '云南'],
      ]),
    );
    await push.publish(COUNTY, undefined);
    expect([...(await push.retained()).keys()]).toEqual([PROVINCE]);
  });

  it('hears receipts and presence once, however many control centres listen', async () => {
    const news: unknown[] = [];
    for (const push of [await openPush(), await openPush()]) {
      push.onReceipts((box, batch) => news.push([box, batch]));
      push.onPresence((...one) => news.push(one));
    }
    const will = {
      topic: presenceTopic(BOX),
      payload: Buffer.from('{"online":false,"division":"532922000000"}'),
      qos: 0 as const,
      retain: false,
    };
    const box = await asBox(BOX, { will });
    await box.publishAsync(receiptsTopic(BOX), JSON.stringify(BATCH), { qos: 1 });
    await expect.poll(() => news).toEqual([[BOX, BATCH]]);
    box.stream.destroy();
    await expect.poll(() => news).toHaveLength(2);
    expect(news[1]).toEqual([BOX, false, '532922000000']);
  });

  it('keeps boxes and strangers from writing what is not theirs, and from hearing others', async () => {
    const push = await openPush();
    const heard: unknown[] = [];
    push.onReceipts((box) => heard.push(box));
    await push.publish(COUNTY, Buffer.from('true'));
    const [box, stranger] = [await asBox(), await join()];
    const overheard: string[] = [];
    stranger.on('message', (topic) => overheard.push(topic));
    await stranger.subscribeAsync('#');
    for (const client of [box, stranger, await asBox('control-centre')]) {
      await client.publishAsync(COUNTY, 'false', { qos: 1, retain: true });
      await client.publishAsync(receiptsTopic(OTHER_BOX), JSON.stringify(BATCH), { qos: 1 });
    }
    await box.publishAsync(receiptsTopic(BOX), JSON.stringify(BATCH), { qos: 1 });
    await expect.poll(() => heard).toEqual([BOX]);
    expect(String((await push.retained()).get(COUNTY))).toBe('true');
    expect(overheard.filter((topic) => topic !== COUNTY)).toEqual([]);
  });

  it('says so while the broker is away, comes back to it by itself, and finds it empty', async () => {
    const complaints: unknown[] = [];
    const push = await openPush(complaints);
    await push.publish(COUNTY, Buffer.from('before'));
    const back = new Promise<void>((resolve) => {
      let calls = 0;
      // The first call is for the connection that is there.
      push.onConnect(() => {
        calls += 1;
        if (calls === 2) resolve();
      });
    });
    await mosquitto.restart();
    await back;
    expect([...(await push.retained())]).toEqual([]);
    await push.publish(COUNTY, Buffer.from('after'));
    const box = await asBox();
    const heard = nextMessage(box);
    await box.subscribeAsync(COUNTY);
    expect((await heard).text).toBe('after');
  });
});
