/** One process of the virtual fleet: some thousand boxes, told by its parent whose they are and where they connect. */
import * as v from 'valibot';
import { type Alert, type Envelope, Snapshot } from '../../contract';
import { connectBare } from './bareListeners';
import { Court } from './Court';
import type { Arrival, News, Order } from './protocol';
import { VirtualBox } from './VirtualBox';

const TELL_AFTER_MS = 100;
/**
 * A real box has a processor of its own; here the judging of some would delay the arrival of others. So it begins when most
 * have what was sent, and goes on in slices, between which sockets are read.
 */
const JUDGE_AFTER_MS = 400;
const SLICE_MS = 5;
/** Every box pings once in this many seconds. */
const PING_S = 25;

const tell = (news: News): void => void process.send?.(news);

let online = 0;
let arrivals: Arrival[] = [];
let tellsSoon = false;
function tellSoon(): void {
  if (tellsSoon) return;
  tellsSoon = true;
  setTimeout(() => {
    tellsSoon = false;
    tell({ kind: 'online', boxes: online });
    if (arrivals.length > 0) tell({ kind: 'arrivals', arrivals });
    arrivals = [];
  }, TELL_AFTER_MS);
}
function count(by: 1 | -1): void {
  online += by;
  tellSoon();
}
function note(arrival: Arrival): void {
  arrivals.push(arrival);
  tellSoon();
}

const sighted = new Set<string>();
function sight({ id, revision, kind, exercise, areas, sent }: Alert, envelope: Envelope): void {
  const name = `${id} ${revision}`;
  if (sighted.has(name)) return;
  sighted.add(name);
  tell({ kind: 'sighting', sighting: { id, revision, what: kind, exercise, areas, sent, envelope } });
}

/** What each topic said last: thousands of boxes get the same bytes. */
const lastSaid = new Map<string, { payload: Buffer; envelopes: readonly unknown[] }>();
function envelopesOf(topic: string, payload: Buffer): readonly unknown[] {
  const last = lastSaid.get(topic);
  if (last?.payload.equals(payload)) return last.envelopes;
  const envelopes = readEnvelopes(payload);
  lastSaid.set(topic, { payload, envelopes });
  return envelopes;
}

function readEnvelopes(payload: Buffer): readonly unknown[] {
  if (payload.length === 0) return [];
  try {
    return v.parse(Snapshot, JSON.parse(payload.toString('utf8'))).alerts;
  } catch {
    // As on a box: what is no snapshot is judged as one broken envelope.
    return [payload.toString('utf8')];
  }
}

interface Case {
  box: VirtualBox;
  topic: string;
  payload: Buffer;
  live: boolean;
  when: number;
}

function begin({
  push,
  berths,
  roots,
  clockAheadMs,
  connectsPerSecond,
  bare,
}: Order & { kind: 'begin' }): void {
  if (bare) {
    const places = berths.map(({ at }) => at);
    stop = connectBare(push, places, connectsPerSecond, { online: count, arrived: note });
    return;
  }
  const court = new Court(roots, clockAheadMs, (took) => tell({ kind: 'verified', took }));
  const waiting: Case[] = [];
  let next = 0;

  function hold({ box, topic, payload, live, when }: Case): void {
    for (const envelope of envelopesOf(topic, payload)) {
      const verdict = court.judge(envelope, box.berth.division, box.seen);
      if (verdict.kind === 'known') continue;
      const at = Math.floor(Date.now() + clockAheadMs);
      if (verdict.kind === 'reject') {
        const { reason, id = '', revision = 0 } = verdict;
        note({ at: box.at, id, revision, refused: reason, when, live });
        box.answer([{ alert: id, revision, stage: 'rejected', reason, at }], 5);
        continue;
      }
      const { id, revision, spread } = verdict.alert;
      box.seen.set(id, revision);
      sight(verdict.alert, envelope as Envelope);
      note({ at: box.at, id, revision, when, live });
      const received = Math.floor(when + clockAheadMs);
      box.answer(
        [
          { alert: id, revision, stage: 'received', at: received },
          { alert: id, revision, stage: 'displayed', at },
        ],
        spread,
      );
    }
  }

  function judgeSome(): void {
    const until = performance.now() + SLICE_MS;
    while (next < waiting.length && performance.now() < until) hold(waiting[next++]!);
    if (next < waiting.length) {
      setImmediate(judgeSome);
    } else {
      waiting.length = 0;
      next = 0;
    }
  }

  let refusals = 0;
  const boxes = berths.map(
    ({ at, berth }) =>
      new VirtualBox(at, berth, push, {
        online: count,
        message: (box, topic, payload, live, when) => {
          if (waiting.push({ box, topic, payload, live, when }) === 1) setTimeout(judgeSome, JUDGE_AFTER_MS);
        },
        refused: () => {
          if (refusals++ === 0)
            tell({ kind: 'trouble', words: 'the broker does not take the name and token of a box' });
        },
      }),
  );
  const starting = boxes.map((box, order) =>
    setTimeout(() => box.connect(), (order / connectsPerSecond) * 1000),
  );
  let second = 0;
  const pinging = setInterval(() => {
    second = (second + 1) % PING_S;
    for (let at = second; at < boxes.length; at += PING_S) boxes[at]!.ping();
  }, 1000);
  stop = () => {
    clearInterval(pinging);
    for (const timer of starting) clearTimeout(timer);
    for (const box of boxes) box.stop();
  };
}

let stop: () => void = () => undefined;
process.on('message', (order: Order) => {
  if (order.kind === 'begin') begin(order);
  else {
    stop();
    // What is still on its way out gets a moment; the parent does not wait for more.
    setTimeout(() => process.exit(0), 300);
  }
});
process.on('disconnect', () => process.exit(0));
