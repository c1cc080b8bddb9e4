import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  check,
  DivisionTree,
  dayOf,
  dayStart,
  GuideChannelDay,
  GuideDay,
  ImportReport,
  Lineup,
  Status,
} from '../../contract';
import {
  boxesAndPush,
  channelId,
  deskOf,
  embeddedTestStore,
  sampleGuide,
  samplePlaylist,
  type TestStore,
} from '../testing';
import { ErrorBody } from './errors';
import { readOrMakeToken } from './importToken';
import { createServer } from './server';

const NOW = Date.UTC(2026, 10, 24, 4);
const TODAY = dayOf(NOW / 1000);

let test: TestStore;
let app: FastifyInstance;
let token: string;
let now = NOW;

beforeAll(async () => {
  test = await embeddedTestStore();
  token = readOrMakeToken(test.folder);
  const box = join(test.folder, 'box');
  mkdirSync(join(box, 'assets'), { recursive: true });
  writeFileSync(join(box, 'index.html'), '<!doctype html><title>彩云电视</title>');
  writeFileSync(join(box, 'assets', 'app-B3kd8s9Q.js'), 'box();'.repeat(1000));
  const mounts = [
    { prefix: '/box/', root: box },
    { prefix: '/simulator/', root: join(test.folder, 'not-built') },
  ];
  app = await createServer({
    store: test.store,
    desk: deskOf(test.store, test.folder, () => now),
    ...(await boxesAndPush(test.store, () => now)),
    importToken: token,
    mounts,
    logLevel: 'silent',
    now: () => now,
  });
  await post('playlist', samplePlaylist(300, 0).text);
  const guide = { channels: 300, days: 2, programmesPerDay: 24, start: dayStart(TODAY) };
  await post('guide', gzipSync([...sampleGuide(guide)].join('')));
});
afterAll(async () => {
  await app.close();
  await test.dispose();
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
function post(kind: string, payload: string | Buffer | object, headers: Record<string, string> = {}) {
  const type =
    typeof payload === 'string' || Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json';
  return app.inject({
    method: 'POST',
    url: `/api/v1/imports/${kind}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': type, ...headers },
    payload,
  });
}
const errorOf = (answer: { json: () => unknown }) => check(ErrorBody, answer.json(), 'an error').error;

describe('a box that reads', () => {
  it('gets the time and the revisions', async () => {
    const answer = await get('/api/v1/status');
    const status = check(Status, answer.json(), 'status');
    expect(status.time).toBe(NOW);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(status.revisions.lineup).toBe(
      check(Lineup, (await get('/api/v1/lineup')).json(), 'lineup').revision,
    );
  });

  it('gets the channels of its division, and the province without one', async () => {
    const text =
      '#EXTM3U\n#EXTINF:-1,甲\nhttp://h/1\n#EXTINF:-1 x-areas="5329",乙\nhttp://h/2\n#EXTINF:-1 x-areas="530102",丙\nhttp://h/3';
    const kept = samplePlaylist(300, 0).text;
    await post('playlist', text);
    const names = async (query: string) =>
      check(Lineup, (await get(`/api/v1/lineup${query}`)).json(), 'lineup').channels.map(({ name }) => name);
    expect(await names('?division=532922104000')).toEqual(['甲', '乙']);
    expect(await names('?division=530102000000')).toEqual(['甲', '丙']);
    expect(await names('?division=530100000000')).toEqual(['甲']);
    expect(await names('')).toEqual(['甲']);
    await post('playlist', kept);
  });

  it('gets a day of all channels, and one channel with descriptions', async () => {
    const day = check(GuideDay, (await get(`/api/v1/guide/days/${TODAY}`)).json(), 'day');
    expect(Object.keys(day.channels)).toHaveLength(300);
    expect(day.channels[channelId(7)]).toHaveLength(24);
    const answer = await get(`/api/v1/guide/channels/${channelId(7)}/days/${TODAY}`);
    const { programmes, revision } = check(GuideChannelDay, answer.json(), 'channel day');
    expect(programmes).toHaveLength(24);
    expect(programmes[3]?.description).toContain('云南');
    expect(revision).toBe(day.revision);
    expect((await get('/api/v1/guide/days/2031-01-01')).json()).toMatchObject({ channels: {} });
  });

  it.each([
    '/api/v1/lineup',
    `/api/v1/guide/days/${TODAY}`,
    `/api/v1/guide/channels/${channelId(1)}/days/${TODAY}`,
    '/api/v1/divisions',
  ])('is told that %s has not changed, and gets it compressed when it has', async (url) => {
    const first = await get(url, { 'accept-encoding': 'gzip, br' });
    expect(first.statusCode).toBe(200);
    expect(first.headers['access-control-allow-origin']).toBe('*');
    expect(first.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(first.headers.vary).toMatch(/accept-encoding/i);
    const plain = await get(url, { 'accept-encoding': 'gzip;q=0' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const isGzip = first.headers['content-encoding'] === 'gzip';
    expect(isGzip).toBe(plain.rawPayload.length >= 1024);
    expect(isGzip ? gunzipSync(first.rawPayload) : first.rawPayload).toEqual(plain.rawPayload);
    const etag = String(first.headers.etag);
    const again = await get(url, { 'if-none-match': `"other", ${etag}` });
    expect(again.statusCode).toBe(304);
    expect(again.rawPayload).toHaveLength(0);
    expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('gets another ETag as soon as something has been imported', async () => {
    const url = `/api/v1/guide/days/${TODAY}`;
    const etag = String((await get(url)).headers.etag);
    const start = dayStart(TODAY);
    await post(
      'guide',
      [...sampleGuide({ channels: 1, days: 1, programmesPerDay: 24, start, title: '改' })].join(''),
    );
    const answer = await get(url, { 'if-none-match': etag });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().channels[channelId(0)][0][2]).toBe('改 0-0-0');
  });

  it.each([
    ['/api/v1/lineup?division=53', 400, 'invalid', 'division'],
    ['/api/v1/guide/days/today', 400, 'invalid', 'day'],
    ['/api/v1/guide/days/2026-02-31', 400, 'invalid', 'day'],
    [`/api/v1/guide/channels/nobody/days/${TODAY}`, 404, 'unknown-channel', undefined],
    ['/api/v1/nothing', 404, 'not-found', undefined],
    ['/simulator/index.html', 404, 'not-found', undefined],
    ['/box/%2e%2e/import-token', 404, 'not-found', undefined],
  ])('is told in one form what is wrong with %s', async (url, status, code, field) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(errorOf(answer)).toMatchObject({ code, ...(field && { field }) });
  });
});

describe('an operator who imports', () => {
  it('needs the token, which only the owner of the data folder can read', async () => {
    expect(statSync(join(test.folder, 'import-token')).mode & 0o777).toBe(0o600);
    expect(readOrMakeToken(test.folder)).toBe(token);
    for (const authorization of ['', 'Bearer wrong', `Basic ${token}`, token]) {
      const answer = await post('playlist', '#EXTM3U', { authorization });
      expect(answer.statusCode).toBe(401);
      expect(errorOf(answer).code).toBe('unauthorized');
    }
  });

  it('who guesses tokens is slowed down, for a while', async () => {
    now += 61_000;
    for (let n = 0; n < 10; n += 1) await post('playlist', '', { authorization: `Bearer ${n}` });
    expect((await post('playlist', '', { authorization: 'Bearer x' })).statusCode).toBe(429);
    expect((await post('playlist', '#EXTM3U')).headers['retry-after']).toBe('60');
    now += 61_000;
    expect((await post('playlist', '#EXTM3U')).statusCode).toBe(422);
    now = NOW;
  });

  it('gets a report that names each broken entry', async () => {
    const { text, brokenLines } = samplePlaylist(300, 7);
    const report = check(ImportReport, (await post('playlist', text)).json(), 'report');
    expect(report.issues.map(({ line }) => line)).toEqual(brokenLines);
    await post('playlist', samplePlaylist(300, 0).text);
  });

  it('is told why a file is refused', async () => {
    const answer = await post('playlist', '<html>404</html>');
    expect(answer.statusCode).toBe(422);
    expect(errorOf(answer)).toEqual({
      code: 'not-a-playlist',
      message: 'the file is a web page or XML, not a playlist',
    });
    expect(errorOf(await post('guide', '#EXTM3U')).code).toBe('not-a-guide');
    expect(errorOf(await post('guide', { url: 'ftp://h/x' })).message).toContain('only http and https');
    expect(errorOf(await post('guide', { uri: 'x' })).field).toBe('url');
    expect(check(Lineup, (await get('/api/v1/lineup')).json(), 'lineup').channels).toHaveLength(300);
  });

  it('can have a file fetched', async () => {
    const upstream = createHttpServer((_request, response) =>
      response.end(gzipSync(samplePlaylist(300, 0).text)),
    );
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/list.m3u.gz`;
    expect((await post('playlist', { url })).json()).toMatchObject({ accepted: 300, updated: 0 });
    upstream.close();
  });

  it('waits for an import that is running', async () => {
    const upload = new PassThrough();
    upload.write('<tv>');
    const running = app.inject({
      method: 'POST',
      url: '/api/v1/imports/guide',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/xml' },
      payload: upload,
    });
    const isRunning = async () =>
      (await test.store.db.selectFrom('import_run').selectAll().execute()).length > 0;
    await expect.poll(isRunning).toBe(true);
    const answer = await post('guide', '<tv></tv>');
    expect([answer.statusCode, errorOf(answer).code]).toEqual([409, 'busy']);
    upload.end('</tv>');
    expect((await running).statusCode).toBe(422);
  });

  it('gives the province its divisions', async () => {
    const tree = {
      code: '530000000000',
      name: '云南省',
      children: [
        {
          code: '532900000000',
          name: '大理白族自治州',
          children: [{ code: '532922000000', name: '漾濞彝族自治县' }],
        },
      ],
    };
    expect((await post('divisions', JSON.stringify(tree))).json()).toMatchObject({
      kind: 'divisions',
      accepted: 3,
    });
    const { province, revision } = check(DivisionTree, (await get('/api/v1/divisions')).json(), 'divisions');
    expect(province).toEqual(tree);
    expect((await post('divisions', JSON.stringify(tree))).json()).toMatchObject({ revision });
    const misplaced = { ...tree, children: [{ code: '440000000000', name: '广东省' }] };
    expect(errorOf(await post('divisions', JSON.stringify(misplaced))).message).toContain(
      'does not belong under',
    );
    expect(errorOf(await post('divisions', '{"code":"53"}')).field).toBe('code');
  });
});

describe('whoever runs the control centre', () => {
  it('finds the API described', async () => {
    const { paths } = (await get('/api/docs/json')).json();
    expect(Object.keys(paths).sort()).toEqual([
      '/api/v1/alerts',
      '/api/v1/audit/verification',
      '/api/v1/boxes',
      '/api/v1/boxes/{box}/receipts',
      '/api/v1/divisions',
      '/api/v1/guide/channels/{channel}/days/{day}',
      '/api/v1/guide/days/{day}',
      '/api/v1/imports/divisions',
      '/api/v1/imports/guide',
      '/api/v1/imports/playlist',
      '/api/v1/lineup',
      '/api/v1/operator/accounts',
      '/api/v1/operator/accounts/{name}',
      '/api/v1/operator/accounts/{name}/invite',
      '/api/v1/operator/alerts',
      '/api/v1/operator/alerts/{id}',
      '/api/v1/operator/alerts/{id}/approve',
      '/api/v1/operator/alerts/{id}/cancel',
      '/api/v1/operator/alerts/{id}/delivery',
      '/api/v1/operator/alerts/{id}/return',
      '/api/v1/operator/alerts/{id}/submit',
      '/api/v1/operator/alerts/{id}/withdraw',
      '/api/v1/operator/audit',
      '/api/v1/operator/authorities',
      '/api/v1/operator/invitations/accept',
      '/api/v1/operator/invitations/open',
      '/api/v1/operator/reach',
      '/api/v1/operator/session',
      '/api/v1/operator/templates',
      '/api/v1/status',
      '/box/trust.json',
      '/healthz',
    ]);
    const { schema } = paths['/api/v1/lineup'].get.responses['200'].content['application/json'];
    expect(schema.properties.channels.items.properties.number).toMatchObject({
      type: 'integer',
      maximum: 9999,
    });
    expect((await get('/api/docs/')).body).toContain('swagger');
    expect((await get('/healthz')).json()).toEqual({ ok: true });
  });

  it('has built files served, for ever only where their names say what is in them', async () => {
    const page = await get('/box/');
    expect(page.body).toBe(readFileSync(join(test.folder, 'box', 'index.html'), 'utf8'));
    expect(page.headers['cache-control']).toBe('public, no-cache');
    const script = await get('/box/assets/app-B3kd8s9Q.js', { 'accept-encoding': 'gzip' });
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(script.headers['content-encoding']).toBe('gzip');
    expect((await get('/box?division=5329')).headers.location).toBe('/box/?division=5329');
    // The simulator has not been built here, so there is no sending anybody to it.
    expect((await get('/')).headers.location).toBe('/api/docs');
  });
});
