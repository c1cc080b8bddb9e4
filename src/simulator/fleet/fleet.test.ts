import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generate, type Packet, parser } from 'mqtt-packet';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Alert, alertTopic, type Envelope, type Snapshot } from '../../contract';
import { generateKeyPair, sign } from '../../sm2/node';
import { Fleet } from './Fleet';
import { reportOf } from './report';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const WORKER = `${ROOT}.tmp/unit/fleetWorker.mjs`;
const YANGBI = '532922000000';
const XIANGYUN = '532923000000';
const SENT = Math.floor(Date.now() / 1000);

const root = generateKeyPair();
const county = generateKeyPair();
const signed = (value: object, key: typeof root) => {
  const text = JSON.stringify(value);
  return { text, signature: sign(text, key.privatePem) };
};
const authorisation = signed(
  {
    key: county.publicKey,
    holder: '漾濞彝族自治县应急管理局',
    divisions: [YANGBI],
    severities: ['blue'],
    from: SENT - 3600,
    until: SENT + 3600,
  },
  root,
);
const alert = (areas: string[]): Alert => ({
  version: '1.0',
  id: `${YANGBI}-emergency-20261124190500-0001`,
  revision: 1,
  kind: 'alert',
  exercise: true,
  event: { code: '11B03', name: '暴雨' },
  severity: 'blue',
  urgency: 'expected',
  certainty: 'likely',
  areas,
  sent: SENT,
  effective: SENT,
  expires: SENT + 3600,
  authority: { division: YANGBI, code: 'emergency', name: '漾濞彝族自治县应急管理局' },
  texts: [{ language: 'zh-CN', headline: '演练', description: '演练' }],
  presentation: { form: 'crawl', floor: 15, passes: 2 },
  spread: 0,
});
const envelope = (areas: string[], key = county): Envelope => ({
  message: signed(alert(areas), key),
  authorisation,
});

beforeAll(async () => {
  await build({
    entryPoints: [`${ROOT}src/simulator/fleet/worker.ts`],
    outfile: WORKER,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
});

/** A broker that takes everybody in, and sends what it is told whatever was subscribed. */
class Broker {
  readonly published: string[] = [];
  readonly subscribed: string[] = [];
  private readonly sockets: WebSocket[] = [];

  private constructor(private readonly server: Server) {
    new WebSocketServer({ server, handleProtocols: () => 'mqtt' }).on('connection', (socket) => {
      this.sockets.push(socket);
      const reader = parser({ protocolVersion: 4 });
      reader.on('packet', (packet) => this.answer(socket, packet));
      socket.on('message', (data) => reader.parse(data as Buffer));
    });
  }

  static async open(): Promise<Broker> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Broker(server);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/mqtt`;
  }

  send(topic: string, snapshot: Snapshot): void {
    const packet = { cmd: 'publish', topic, payload: JSON.stringify(snapshot), qos: 0 } as const;
    for (const socket of this.sockets) socket.send(generate({ ...packet, dup: false, retain: false }));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    this.server.close();
    await once(this.server, 'close');
  }

  private answer(socket: WebSocket, packet: Packet): void {
    if (packet.cmd === 'connect')
      socket.send(generate({ cmd: 'connack', returnCode: 0, sessionPresent: false }));
    if (packet.cmd === 'publish') this.published.push(`${packet.topic} ${packet.payload}`);
    if (packet.cmd === 'subscribe') {
      this.subscribed.push(...packet.subscriptions.map(({ topic }) => topic));
      const { messageId } = packet;
      socket.send(generate({ cmd: 'suback', messageId: messageId!, granted: [0] }));
    }
  }
}

let close: () => Promise<unknown>;
afterEach(() => close());

async function openFleet() {
  const broker = await Broker.open();
  const berths = [
    { division: YANGBI, box: 'box0000000000001', token: 'of the first one' },
    { division: YANGBI, box: 'box0000000000002', token: 'of the second one' },
    { division: XIANGYUN, box: 'box0000000000003', token: 'of the third one' },
  ];
  const fleet = Fleet.open({
    push: broker.url,
    berths,
    roots: [root.publicKey],
    clockAheadMs: 0,
    workerFile: WORKER,
    trouble: (words) => {
      throw new Error(words);
    },
  });
  close = async () => {
    await fleet.close();
    await broker.close();
  };
  expect(await fleet.until(() => fleet.online === 3, 20_000)).toBe(true);
  return { broker, fleet };
}

it('knows whom an alert reached, who refused it and why, and answers with receipts', async () => {
  const { broker, fleet } = await openFleet();
  expect(new Set(broker.subscribed)).toContain(alertTopic(XIANGYUN));
  const { id } = alert([YANGBI]);
  broker.send(alertTopic(YANGBI), { division: YANGBI, alerts: [envelope([YANGBI])] });
  const tally = fleet.tally(id, 1);
  const isWhole = () => tally.taken.size === 2 && tally.refusals.get('area') === 1;
  expect(await fleet.until(isWhole, 20_000)).toBe(true);
  expect(tally.compare(fleet.berths)).toEqual({ meant: 2, missing: [], wrong: [] });
  expect(reportOf(tally, fleet)).toContain('reached 2 of 2 boxes it is for');
  expect(fleet.verifications.length).toBeLessThanOrEqual(4);
  const receipts = () => broker.published.filter((one) => one.includes('/receipts'));
  await expect.poll(() => receipts().length, { timeout: 15_000 }).toBe(3);
  expect(receipts().filter((one) => one.includes('"displayed"'))).toHaveLength(2);
  expect(receipts().filter((one) => one.includes('"reason":"area"'))).toHaveLength(1);
});

it('takes no forgery, and says that its boxes refused it', async () => {
  const { broker, fleet } = await openFleet();
  broker.send(alertTopic(YANGBI), { division: YANGBI, alerts: [envelope([YANGBI], root)] });
  const tally = fleet.tally(alert([YANGBI]).id, 1);
  expect(await fleet.until(() => tally.refusals.get('signature') === 3, 20_000)).toBe(true);
  expect(tally.taken.size).toBe(0);
  expect(reportOf(tally, fleet)).toContain('refused by boxes: 3 signature');
});
