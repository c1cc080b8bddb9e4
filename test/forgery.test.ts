import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Alert,
  alertTopic,
  check,
  type Envelope,
  type Receipt,
  ReceiptBatch,
  type RejectReason,
} from '../src/contract';
import {
  addAuthority,
  FileSigner,
  makeRoot,
  readOrMakePassphrase,
  rootFile,
  Seal,
} from '../src/control-centre/signing';
import { Box } from './box';
import { launchChromium } from './browser';
import { administrator, type Operator } from './operators';
import { startWorld, type World } from './world';

const YANGBI = '532922000000';
const XIANGYUN = '532923000000';
const TOPIC = alertTopic(YANGBI);

let world: World;
let browser: Browser;
let box: Box;
let centre: MqttClient;
let auditor: Operator;
/** The keys of the control centre, and some that its root gave to others: a copy, so that nothing is touched. */
let stolen: FileSigner;
/** Keys under a root that no box knows. */
let foreign: FileSigner;
const folders: string[] = [];
const receipts: Receipt[] = [];

const seconds = () => Math.floor(Date.now() / 1000);

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'caiyun-keys-'));
  folders.push(made);
  return made;
}

async function signerIn(dataFolder: string): Promise<FileSigner> {
  return new FileSigner(dataFolder, new Seal(readOrMakePassphrase(dataFolder, undefined)));
}

const placeIn = (dataFolder: string) => ({
  dataFolder,
  rootFile: rootFile(dataFolder),
  seal: new Seal(readOrMakePassphrase(dataFolder, undefined)),
});
const everything = { severities: ['red', 'orange', 'yellow', 'blue'] } as const;

const connect = (options: object = {}) =>
  connectAsync(`${world.centre.replace('http', 'ws')}/mqtt`, { reconnectPeriod: 0, ...options }, false);

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchChromium()]);
  const copy = folder();
  cpSync(join(world.dataFolder, 'keys'), join(copy, 'keys'), { recursive: true });
  cpSync(join(world.dataFolder, 'keys-passphrase'), join(copy, 'keys-passphrase'));
  const place = placeIn(copy);
  const now = seconds();
  const of = (division: string, code: string) => ({ division, code, name: `${code}局` });
  await addAuthority(
    place,
    of(XIANGYUN, 'neighbour'),
    { ...everything, divisions: [XIANGYUN], days: 30 },
    now,
  );
  await addAuthority(place, of(YANGBI, 'former'), { ...everything, divisions: [YANGBI], days: -1 }, now);
  await addAuthority(
    place,
    of(YANGBI, 'weather'),
    { divisions: [YANGBI], severities: ['blue'], days: 30 },
    now,
  );
  stolen = await signerIn(copy);
  const elsewhere = folder();
  await makeRoot(placeIn(elsewhere));
  await addAuthority(
    placeIn(elsewhere),
    of(YANGBI, 'emergency'),
    { ...everything, divisions: [YANGBI], days: 30 },
    now,
  );
  foreign = await signerIn(elsewhere);

  const first = await administrator(world);
  auditor = await first.invite({
    name: 'auditor',
    displayName: '审计',
    organisation: 'bureau',
    role: 'auditor',
    division: '530000000000',
  });
  const password = readFileSync(join(world.dataFolder, 'push-password'), 'utf8').trim();
  centre = await connect({ username: 'control-centre', password });
  centre.on('message', (_topic, payload) => {
    receipts.push(...check(ReceiptBatch, JSON.parse(payload.toString()), 'receipts').receipts);
  });
  await centre.subscribeAsync('boxes/+/receipts');
  box = await Box.open(browser, world, { query: '&box=target' });
  await box.playing();
});
afterAll(async () => {
  await centre?.endAsync();
  await browser?.close();
  await world?.close();
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

let serial = 0;
function alert(change: Partial<Alert> = {}): Alert {
  serial += 1;
  return {
    version: '1.0',
    id: `${YANGBI}-emergency-20261124190500-${String(serial).padStart(4, '0')}`,
    revision: 1,
    kind: 'alert',
    exercise: true,
    event: { code: '11B03', name: '暴雨' },
    severity: 'red',
    urgency: 'immediate',
    certainty: 'observed',
    areas: [YANGBI],
    expires: seconds() + 3600,
    authority: { division: YANGBI, code: 'emergency', name: '漾濞彝族自治县应急管理局' },
    texts: [{ language: 'zh-CN', headline: '伪造的预警', description: '不应出现在任何屏幕上。' }],
    presentation: { form: 'takeover', floor: 15, passes: 3 },
    sent: seconds(),
    effective: seconds(),
    spread: 0,
    ...change,
  };
}

async function signed(what: Alert, code = 'emergency', signer = stolen): Promise<Envelope> {
  const division = code === 'neighbour' ? XIANGYUN : YANGBI;
  return signer.sign({ division, code }, JSON.stringify(what));
}

const send = (...alerts: unknown[]) =>
  centre.publishAsync(TOPIC, JSON.stringify({ division: YANGBI, alerts }), { retain: true, qos: 0 });

async function rejected(id: string, reason: RejectReason): Promise<void> {
  await expect
    .poll(() => receipts.find((one) => one.alert === id && one.stage === 'rejected')?.reason, {
      timeout: 15_000,
    })
    .toBe(reason);
}

describe('with a standard client on the broker', () => {
  it('a stranger hears alerts, and is shown out when he writes one', async () => {
    const stranger = await connect();
    await stranger.subscribeAsync(TOPIC);
    const gone = new Promise<void>((resolve) => stranger.once('close', () => resolve()));
    const before = receipts.length;
    stranger.publish(TOPIC, JSON.stringify({ division: YANGBI, alerts: [await signed(alert())] }), {
      retain: true,
    });
    await gone;
    const late = await connect();
    const held: string[] = [];
    late.on('message', (_topic, payload) => held.push(payload.toString()));
    await late.subscribeAsync(TOPIC);
    await late.unsubscribeAsync(TOPIC);
    await late.endAsync();
    expect(held).toEqual([]);
    expect(receipts.length).toBe(before);
    expect(await box.alert()).toBeUndefined();
    await expect
      .poll(async () => {
        const { rows } = await auditor.call<{ rows: { action: string }[] }>('GET', '/audit');
        return rows.map(({ action }) => action);
      })
      .toContain('push.refused');
  });

  it('whoever holds the broker shows what he has the right key for, and nothing else', async () => {
    const genuine = alert({
      revision: 2,
      kind: 'update',
      texts: [{ language: 'zh-CN', headline: '演练:真正的预警', description: '有效签名。' }],
    });
    await send(await signed(genuine));
    await box.alerted({ id: genuine.id, revision: 2, form: 'takeover' });
    const still = async () => expect(await box.alert()).toMatchObject({ id: genuine.id, revision: 2 });

    const flipped = alert();
    const envelope = await signed(flipped);
    envelope.message.text = envelope.message.text.replace('伪造的预警', '伪造的预誓');
    await send(envelope);
    await rejected(flipped.id, 'signature');
    await still();

    const stranger = alert();
    await send(await signed(stranger, 'neighbour'));
    await rejected(stranger.id, 'division-not-authorised');
    await still();

    const former = alert();
    await send(await signed(former, 'former'));
    await rejected(former.id, 'authorisation-expired');
    await still();

    const severe = alert();
    await send(await signed(severe, 'weather'));
    await rejected(severe.id, 'severity-not-authorised');
    await still();

    const self = alert();
    await send(await signed(self, 'emergency', foreign));
    await rejected(self.id, 'unauthorised');
    await still();

    const replayed = { ...genuine, revision: 1, kind: 'alert' as const };
    await send(await signed(replayed));
    await rejected(genuine.id, 'replay');
    await still();

    const elsewhere = alert({ areas: [XIANGYUN] });
    await send(await signed(elsewhere, 'neighbour'));
    await rejected(elsewhere.id, 'area');
    await still();

    await send({ message: 'no message at all' });
    await rejected('', 'malformed');
    await still();
    await centre.publishAsync(TOPIC, '{"division":', { retain: true });
    await centre.publishAsync(TOPIC, '', { retain: true });
    await still();
  });
});
