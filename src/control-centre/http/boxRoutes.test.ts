import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { alertTopic, check, Enrolment, PUSH_PATH, Status } from '../../contract';
import type { Boxes } from '../boxes';
import type { EmbeddedPush } from '../push';
import { boxesAndPush, deskOf, embeddedTestStore, type TestStore } from '../testing';
import { createServer } from './server';

const COUNTY = '532922000000';
const NOW = Date.UTC(2026, 10, 24, 4);
const RECEIPT = {
  alert: '532922000000-emergency-20261124190500-0001',
  revision: 1,
  stage: 'received',
  at: NOW,
};

let test: TestStore;
let app: FastifyInstance;
let boxes: Boxes;
let push: EmbeddedPush;
let now = NOW;
let url: string;
beforeAll(async () => {
  test = await embeddedTestStore();
  const parts = await boxesAndPush(test.store, () => now);
  ({ boxes, push } = parts);
  app = await createServer({
    store: test.store,
    desk: deskOf(test.store, test.folder, () => now),
    ...parts,
    importToken: 'token',
    trustedProxies: ['loopback'],
    logLevel: 'silent',
    now: () => now,
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await push.close();
  await app.close();
  await boxes.close();
  await test.dispose();
});

const post = (path: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: path, payload, headers });
const enrol = (more: object = {}, headers: Record<string, string> = {}) =>
  post('/api/v1/boxes', { division: COUNTY, model: 'simulator', ...more }, headers);
const enrolled = async () => check(Enrolment, (await enrol()).json(), 'enrolment');
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('a box that enrols', () => {
  it('gets a name, and connects with it to the push channel beside it', async () => {
    const { box, token } = await enrolled();
    const status = check(Status, (await app.inject('/api/v1/status')).json(), 'status');
    expect(status.push).toEqual({ url: '' });
    const arrived = new Promise((resolve) => push.onPresence((...news) => resolve(news)));
    const client = await connectAsync(
      `${url.replace('http', 'ws')}${PUSH_PATH}`,
      { protocolVersion: 4, reconnectPeriod: 0, username: box, password: token },
      false,
    );
    expect(await arrived).toEqual([box, true]);
    const heard = new Promise<string>((resolve) =>
      client.once('message', (_topic, payload) => resolve(payload.toString('utf8'))),
    );
    await client.subscribeAsync(alertTopic(COUNTY));
    await push.publish(alertTopic(COUNTY), Buffer.from('{}'));
    expect(await heard).toBe('{}');
    await client.endAsync();
  });

  it('is told what is wrong with its request', async () => {
    expect((await enrol({ division: '53' })).json()).toMatchObject({ error: { field: 'division' } });
    expect((await enrol({ model: '' })).statusCode).toBe(400);
    const { box } = await enrolled();
    expect((await enrol({ box })).statusCode).toBe(401);
    expect((await enrol({ box }, bearer('wrong'))).statusCode).toBe(401);
  });

  it('may have been loaded from elsewhere', async () => {
    const asked = await app.inject({
      method: 'OPTIONS',
      url: '/api/v1/boxes',
      headers: {
        origin: 'http://box.local',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(asked.headers['access-control-allow-origin']).toBe('*');
    expect(asked.headers['access-control-allow-methods']).toContain('POST');
    expect(asked.headers['access-control-allow-headers']).toContain('authorization');
    expect((await enrol({}, { origin: 'http://box.local' })).headers['access-control-allow-origin']).toBe(
      '*',
    );
  });

  it('waits when too many of its address enrol, and others and this machine do not', async () => {
    const from = (address: string) => enrol({ division: 'wrong' }, { 'x-forwarded-for': address });
    const codes = await Promise.all(Array.from({ length: 1001 }, () => from('10.0.0.1')));
    expect(codes.filter(({ statusCode }) => statusCode === 429)).toHaveLength(1);
    const refused = await from('10.0.0.1');
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('60');
    expect((await from('10.0.0.2')).statusCode).toBe(400);
    expect((await enrol()).statusCode).toBe(200);
    now += 60_000;
    expect((await from('10.0.0.1')).statusCode).toBe(400);
  });
});

describe('receipts over HTTP', () => {
  it('reach the same listeners as those over the push channel', async () => {
    const { box, token } = await enrolled();
    const heard: unknown[] = [];
    push.onReceipts((...news) => heard.push(news));
    const batch = { division: COUNTY, receipts: [RECEIPT] };
    const answer = await post(`/api/v1/boxes/${box}/receipts`, batch, bearer(token));
    expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
    expect(heard).toEqual([[box, batch, now]]);
  });

  it('need the token of the box that they are of', async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    const path = `/api/v1/boxes/${one.box}/receipts`;
    const batch = { division: COUNTY, receipts: [RECEIPT] };
    expect((await post(path, batch)).statusCode).toBe(401);
    expect((await post(path, batch, bearer(other.token))).statusCode).toBe(401);
    expect((await post(path, { receipts: [] }, bearer(one.token))).statusCode).toBe(400);
  });
});

describe('a connection that is upgraded', () => {
  it('is refused anywhere but at the push channel', async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/elsewhere`, 'mqtt');
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(answer.statusCode).toBe(404);
    socket.on('error', () => undefined);
    socket.terminate();
  });
});
