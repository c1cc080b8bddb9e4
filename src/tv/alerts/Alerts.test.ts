// @vitest-environment jsdom

import type * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Alert, alertTopic, type Receipt, SEVERITIES, type Status } from '../../contract';
import * as signer from '../../sm2/node';
import { type ControlCentre, createClock, createSignal, createStorage } from '../box';
import { EVENING, sampleAlert } from '../testing';
import { createAlerts } from './createAlerts';
import { utf8Bytes, utf8Text } from './push/utf8';

const HERE = '532922000000';
const root = signer.generateKeyPair();
const key = signer.generateKeyPair();

function enveloped(alert: Alert, by = key, divisions = [HERE]) {
  const grant = {
    key: by.publicKey,
    holder: '应急管理局',
    divisions,
    severities: SEVERITIES,
    from: EVENING - 3600,
    until: EVENING + 86_400,
  };
  const signed = (text: string, pair: typeof root) => ({
    text,
    signature: signer.sign(text, pair.privatePem),
  });
  return { message: signed(JSON.stringify(alert), by), authorisation: signed(JSON.stringify(grant), root) };
}

/** A broker at the other end of the socket: it lets everybody in, and remembers what it was told. */
class FakeSocket {
  static readonly OPEN = 1;
  static last: FakeSocket | undefined;
  static possible = true;
  static refuses = false;
  readyState = 0;
  binaryType = '';
  onopen: () => void = () => undefined;
  onmessage: (event: { data: ArrayBuffer }) => void = () => undefined;
  onclose: () => void = () => undefined;
  readonly published: { topic: string; payload: string }[] = [];

  constructor(readonly address: string) {
    FakeSocket.last = this;
    window.setTimeout(() => {
      if (!FakeSocket.possible) {
        this.close();
        return;
      }
      this.readyState = 1;
      this.onopen();
    }, 10);
  }

  send(bytes: Uint8Array): void {
    const type = bytes[0]! >> 4;
    if (type === 1) this.answer([0x20, 2, 0, FakeSocket.refuses ? 4 : 0]);
    if (type === 12) this.answer([0xd0, 0]);
    if (type !== 3) return;
    let at = 1;
    while (bytes[at]! > 127) at++;
    at++;
    const length = bytes[at]! * 256 + bytes[at + 1]!;
    const topic = utf8Text(bytes.subarray(at + 2, at + 2 + length));
    const number = bytes[0]! & 2 ? 2 : 0;
    const id = at + 2 + length;
    this.published.push({ topic, payload: utf8Text(bytes.subarray(id + number)) });
    if (number) this.answer([0x40, 2, bytes[id]!, bytes[id + 1]!]);
  }

  answer(bytes: number[]): void {
    this.onmessage({ data: new Uint8Array(bytes).buffer });
  }

  push(topic: string, payload: string): void {
    const body = [0, topic.length, ...utf8Bytes(topic), ...utf8Bytes(payload)];
    const digits: number[] = [];
    for (let rest = body.length; rest > 0; rest >>= 7) digits.push((rest & 127) | (rest > 127 ? 128 : 0));
    this.answer([0x30, ...digits, ...body]);
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose();
  }
}

class Shelf {
  readonly kept: Record<string, string> = {};
  getItem = (name: string) => this.kept[name] ?? null;
  setItem(name: string, value: string) {
    this.kept[name] = value;
  }
  removeItem(name: string) {
    delete this.kept[name];
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: (EVENING + 5) * 1000 });
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.last = undefined;
  FakeSocket.possible = true;
  FakeSocket.refuses = false;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

interface Given {
  shelf?: Shelf;
  division?: string;
  /** What the control centre answers when it is asked for alerts. */
  active?: unknown[];
  reachable?: boolean;
  /** The keys that the control centre names. */
  roots?: string[];
}

/** A box that has been switched on, with a control centre of which a test says what it answers. */
async function switchOn({
  shelf = new Shelf(),
  division = HERE,
  active = [],
  reachable = true,
  roots = [root.publicKey],
}: Given = {}) {
  const world = { active, reachable, asked: 0, roots };
  const posted: { path: string; body: unknown; token: string | undefined }[] = [];
  const centre: ControlCentre = {
    get<Schema extends v.GenericSchema>(path: string): Promise<v.InferOutput<Schema>> {
      if (!world.reachable) return Promise.reject(new Error('away'));
      if (path === '/box/trust.json') return Promise.resolve({ roots: world.roots });
      world.asked++;
      return Promise.resolve({ alerts: world.active });
    },
    post<Schema extends v.GenericSchema>(path: string, body: unknown, _schema: Schema, token?: string) {
      if (!world.reachable) return Promise.reject(new Error('away'));
      posted.push({ path, body, token });
      return Promise.resolve(
        path === '/api/v1/boxes' ? { box: 'abcdefghijklmnop', token: 'a-token-of-the-box' } : undefined,
      ) as Promise<v.InferOutput<Schema>>;
    },
  };
  const answered = createSignal<Status>();
  const connected = createSignal<boolean>();
  const connection = {
    online: true,
    changed: connected,
    answered,
    revisions: createSignal<Status['revisions']>(),
    start: () => undefined,
    stop: () => undefined,
  };
  const alerts = createAlerts({
    storage: createStorage('t', shelf as unknown as Storage),
    clock: createClock(),
    centre,
    connection,
    base: '',
    division,
    model: 'desktop',
    roots: [],
  });
  const ended: Alert[] = [];
  alerts.ended.listen((alert) => ended.push(alert));
  alerts.start();
  const status = { time: Date.now(), revisions: { lineup: '1', guide: '1', divisions: '1' } };
  const answer = async () => {
    answered.emit(status);
    await vi.advanceTimersByTimeAsync(100);
  };
  if (reachable) await answer();
  const receipts = (): Receipt[] => {
    const batches = [
      ...(FakeSocket.last?.published ?? [])
        .filter(({ topic }) => topic === 'boxes/abcdefghijklmnop/receipts')
        .map(({ payload }) => JSON.parse(payload) as { receipts: Receipt[] }),
      ...posted
        .filter(({ path }) => /receipts$/.test(path))
        .map(({ body }) => body as { receipts: Receipt[] }),
    ];
    return batches.flatMap((batch) => batch.receipts);
  };
  const push = async (envelopes: unknown[], to = HERE) => {
    FakeSocket.last!.push(alertTopic(to), JSON.stringify({ division: to, alerts: envelopes }));
    await vi.advanceTimersByTimeAsync(6000);
  };
  const shown = () => alerts.arrangement.takeover?.revision;
  return { alerts, shelf, world, posted, ended, receipts, push, shown, answer, connected };
}

describe('a box', () => {
  it('shows what is pushed, and reports that it came, was drawn and was read', async () => {
    const { alerts, push, shown, receipts } = await switchOn();
    await push([enveloped(sampleAlert())]);
    expect(shown()).toBe(1);
    alerts.displayed(alerts.arrangement.takeover!);
    alerts.acknowledge(alerts.arrangement.takeover!);
    await vi.advanceTimersByTimeAsync(2000);
    expect(receipts().map(({ stage }) => stage)).toEqual(['received', 'displayed', 'acknowledged']);
    expect(shown()).toBeUndefined();
  });

  it('switched on later shows at once what is active', async () => {
    const { shown } = await switchOn({ active: [enveloped(sampleAlert())] });
    expect(shown()).toBe(1);
  });

  it('shows an update in place, and clears a cancel at once, saying so', async () => {
    const { alerts, push, shown, ended } = await switchOn();
    await push([enveloped(sampleAlert())]);
    alerts.displayed(alerts.arrangement.takeover!);
    await push([enveloped(sampleAlert({ revision: 2, kind: 'update', severity: 'orange' }))]);
    expect(shown()).toBe(2);
    const cancel = enveloped(sampleAlert({ revision: 3, kind: 'cancel', reason: 'lifted' }));
    FakeSocket.last!.push(alertTopic(HERE), JSON.stringify({ division: HERE, alerts: [cancel] }));
    expect(shown()).toBeUndefined();
    expect(ended).toMatchObject([{ revision: 3, reason: 'lifted' }]);
  });

  it('that was off during all of it shows nothing, and says nothing of an end', async () => {
    const cancel = enveloped(sampleAlert({ revision: 2, kind: 'cancel', reason: 'lifted' }));
    const { shown, ended } = await switchOn({ active: [cancel] });
    expect(shown()).toBeUndefined();
    expect(ended).toEqual([]);
  });

  it('after a restart shows what was open without any network, and nothing that was closed or cancelled', async () => {
    const first = await switchOn();
    await first.push([enveloped(sampleAlert())]);
    first.alerts.stop();
    const second = await switchOn({ shelf: first.shelf, reachable: false });
    expect(second.shown()).toBe(1);
    second.alerts.acknowledge(second.alerts.arrangement.takeover!);
    second.alerts.stop();
    const third = await switchOn({ shelf: first.shelf, active: [enveloped(sampleAlert())] });
    expect(third.shown()).toBeUndefined();
    await third.push([enveloped(sampleAlert({ revision: 2, kind: 'cancel', reason: 'lifted' }))]);
    third.alerts.stop();
    const fourth = await switchOn({ shelf: first.shelf, active: [enveloped(sampleAlert())] });
    expect(fourth.shown()).toBeUndefined();
    expect(fourth.receipts()).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fourth.receipts()).toMatchObject([{ stage: 'rejected', reason: 'replay' }]);
  });

  it('that has been moved drops what is not for its new place, and tells where it stands under its name', async () => {
    const first = await switchOn();
    await first.push([enveloped(sampleAlert())]);
    first.alerts.stop();
    const second = await switchOn({ shelf: first.shelf, division: '530102000000' });
    expect(second.shown()).toBeUndefined();
    expect(second.posted[0]).toMatchObject({
      path: '/api/v1/boxes',
      body: { box: 'abcdefghijklmnop', division: '530102000000' },
      token: 'a-token-of-the-box',
    });
  });

  it('takes an alert away when it runs out, and brings one that was to come', async () => {
    const { push, shown } = await switchOn();
    await push([enveloped(sampleAlert({ effective: EVENING + 60, expires: EVENING + 120 }))]);
    expect(shown()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(50_000);
    expect(shown()).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown()).toBeUndefined();
  });

  it('shows nothing of a stranger, and reports why', async () => {
    const { push, shown, receipts } = await switchOn();
    const stranger = signer.generateKeyPair();
    const envelope = enveloped(sampleAlert());
    const { text } = envelope.message;
    await push([
      { ...envelope, message: { text, signature: signer.sign(text, stranger.privatePem) } },
      { nonsense: true },
    ]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown()).toBeUndefined();
    const reasons = receipts().map(({ alert, reason }) => `${reason} ${alert}`);
    expect(reasons.sort()).toEqual(['malformed ', `signature ${sampleAlert().id}`]);
  });

  it('takes what stands in a snapshot of any length', async () => {
    const { push, shown } = await switchOn();
    await push([...Array.from({ length: 300 }, () => null), enveloped(sampleAlert())]);
    expect(shown()).toBe(1);
  });

  it('says nothing of an alert that it has had and that has run out since', async () => {
    const { push, receipts } = await switchOn();
    const envelope = enveloped(sampleAlert({ expires: EVENING + 60 }));
    await push([envelope]);
    await vi.advanceTimersByTimeAsync(60_000);
    await push([envelope]);
    expect(receipts().map(({ stage }) => stage)).toEqual(['received']);
  });

  it('asks for another name once where the broker refuses its own, and not again and again', async () => {
    const { posted } = await switchOn();
    FakeSocket.refuses = true;
    FakeSocket.last!.close();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(posted.filter(({ path }) => path === '/api/v1/boxes')).toHaveLength(2);
  });

  it('a broken envelope costs only itself', async () => {
    const { push, shown } = await switchOn();
    await push([null, 7, enveloped(sampleAlert()), 'x']);
    expect(shown()).toBe(1);
  });

  it('asks, and answers the same way, where nothing can be pushed to it', async () => {
    FakeSocket.possible = false;
    const { shown, world, receipts } = await switchOn();
    world.active = [enveloped(sampleAlert())];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown()).toBe(1);
    expect(receipts()).toMatchObject([{ stage: 'received' }]);
    const { asked } = world;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.asked - asked).toBeGreaterThanOrEqual(2);
    expect(world.asked - asked).toBeLessThanOrEqual(8);
  });

  it('keeps what it could not report until there is a way again', async () => {
    FakeSocket.possible = false;
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { world, receipts, shown } = await switchOn();
    world.active = [enveloped(sampleAlert({ spread: 10 }))];
    for (let waited = 0; waited < 60 && shown() !== 1; waited++) await vi.advanceTimersByTimeAsync(1000);
    world.reachable = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(receipts()).toEqual([]);
    world.reachable = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(receipts().map(({ stage }) => stage)).toEqual(['received']);
  });

  it('believes a control centre that had no keys at first once it has them', async () => {
    const { world, push, answer, shown } = await switchOn({ roots: [] });
    await push([enveloped(sampleAlert())]);
    expect(shown()).toBeUndefined();
    world.roots = [root.publicKey];
    await answer();
    expect(shown()).toBe(1);
  });

  it('asks once when the control centre is back, and else not while it is pushed to', async () => {
    const { world, answer, connected } = await switchOn();
    expect(world.asked).toBe(1);
    await answer();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(world.asked).toBe(1);
    connected.emit(false);
    connected.emit(true);
    await answer();
    expect(world.asked).toBe(2);
  });

  it('that is stopped asks and answers nothing more', async () => {
    const { alerts, world, push, receipts } = await switchOn();
    await push([enveloped(sampleAlert())]);
    alerts.stop();
    const { asked } = world;
    const told = receipts().length;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(world.asked).toBe(asked);
    expect(receipts()).toHaveLength(told);
    expect(vi.getTimerCount()).toBe(0);
  });
});
