import { type Alert, type DivisionCode, judge, type Receiver, type Verdict } from '../../contract';
import { type Clock, type Connection, createSignal } from '../box';
import type { AlertBoard, OnScreen } from './AlertBoard';
import type { Courier } from './Courier';
import type { HistoryEntry } from './history';
import type { AlertMemory } from './memory';
import { type Arrangement, arrange, type Held, hold, inForce, NOTHING } from './queue';
import type { Receipts } from './Receipts';
import type { TrustStore } from './TrustStore';
import type { Verifier } from './verifier';

/** The clock may be set meanwhile, so that what is due is looked for again at least this often. */
const LOOK_AGAIN_MS = 15_000;
/** The first verification comes when television has its first picture. */
const WARM_UP_MS = 3000;

export interface AlertParts {
  division: DivisionCode;
  clock: Clock;
  connection: Connection;
  courier: Courier;
  memory: AlertMemory;
  receipts: Receipts;
  trust: TrustStore;
  verifier: Verifier;
}

/** Where alerts come together: whatever the courier brings is judged here, and nothing that fails is shown. */
export class Alerts implements AlertBoard {
  readonly changed = createSignal<void>();
  readonly ended = createSignal<Alert>();
  readonly preview = false;
  arrangement: Arrangement = NOTHING;
  onScreen: OnScreen | undefined;
  private held: Held = {};
  /** What each place last brought, as long as it can't be judged for good. */
  private brought: Record<string, readonly unknown[]> = {};
  private clockIsSet = false;
  private timer: number | undefined;
  private warmUp: number | undefined;
  private deaf: (() => void)[] = [];

  constructor(private readonly parts: AlertParts) {}

  start(): void {
    const { courier, receipts, trust, connection, verifier } = this.parts;
    this.deaf = [
      courier.arrived.listen(({ from, envelopes }) => this.bring(from, envelopes)),
      courier.ready.listen(() => receipts.flush()),
      trust.changed.listen(() => this.judgeAgain()),
      connection.answered.listen(() => {
        trust.ask();
        if (this.clockIsSet) return;
        this.clockIsSet = true;
        this.judgeAgain();
      }),
    ];
    this.recall();
    courier.start();
    this.warmUp = window.setTimeout(() => verifier.warmUp(), WARM_UP_MS);
  }

  stop(): void {
    window.clearTimeout(this.timer);
    window.clearTimeout(this.warmUp);
    for (const endListening of this.deaf) endListening();
    this.parts.courier.stop();
    this.parts.receipts.stop();
  }

  get history(): readonly HistoryEntry[] {
    return this.parts.memory.history;
  }

  displayed(alert: Alert): void {
    this.parts.memory.shown(alert);
    this.parts.receipts.add('displayed', alert);
  }

  acknowledge(alert: Alert): void {
    this.parts.receipts.add('acknowledged', alert);
    this.finish(alert);
  }

  finish(alert: Alert): void {
    this.parts.memory.finished(alert);
    this.rearrange();
  }

  private get now(): number {
    return this.parts.clock.seconds();
  }

  private bring(from: string, envelopes: readonly unknown[]): void {
    this.brought[from] = envelopes;
    this.judgeAll(envelopes);
  }

  private judgeAgain(): void {
    this.recall();
    for (const from of Object.keys(this.brought)) this.judgeAll(this.brought[from]!);
  }

  /** What was in force when the box was switched off shows again at once, if it still stands before the judge. */
  private recall(): void {
    const { memory } = this.parts;
    const receiver = this.receiver();
    for (const envelope of receiver ? memory.envelopes : []) {
      const verdict = judge(envelope, receiver!);
      if (verdict.kind === 'known') this.held = hold(this.held, verdict.alert);
    }
    this.rearrange();
  }

  /** Undefined while nobody is known who could have signed. */
  private receiver(): Receiver | undefined {
    const { division, trust, memory, verifier } = this.parts;
    if (!trust.roots) return undefined;
    return {
      division,
      roots: trust.roots,
      now: this.now,
      seen: (id) => memory.seen(id),
      verify: (text, signature, key) => verifier.verify(text, signature, key),
    };
  }

  private judgeAll(envelopes: readonly unknown[]): void {
    const receiver = this.receiver();
    if (!receiver) {
      this.parts.trust.ask();
      return;
    }
    for (const envelope of envelopes) {
      const verdict = judge(envelope, receiver);
      if (verdict.kind === 'take') this.take(verdict.alert, envelope);
      else if (verdict.kind === 'known') this.held = hold(this.held, verdict.alert);
      else if (!this.isOver(verdict))
        this.parts.receipts.reject(verdict.reason, verdict.id, verdict.revision);
    }
    this.rearrange();
  }

  /** An alert that was taken and has run out since: it stays in what is retained for a moment, and that is no news. */
  private isOver({ reason, id = '', revision }: Extract<Verdict, { kind: 'reject' }>): boolean {
    return reason === 'expired' && this.parts.memory.seen(id)?.revision === revision;
  }

  private take(alert: Alert, envelope: unknown): void {
    const { memory, receipts } = this.parts;
    const stood = memory.seen(alert.id)?.shown !== undefined;
    memory.take(alert, envelope, this.now);
    this.held = hold(this.held, alert);
    receipts.add('received', alert);
    if (alert.kind === 'cancel' && stood) this.ended.emit(alert);
  }

  private rearrange(): void {
    const { now } = this;
    this.held = unexpired(this.held, now);
    const before = JSON.stringify(keyOf(this.arrangement));
    this.arrangement = arrange(this.held, this.parts.memory.done, now);
    if (JSON.stringify(keyOf(this.arrangement)) !== before) this.changed.emit();
    this.lookAgain(now);
  }

  private lookAgain(now: number): void {
    window.clearTimeout(this.timer);
    const all = Object.keys(this.held).map((id) => this.held[id]!);
    const open = all.filter((alert) => alert.kind !== 'cancel' && now < alert.expires);
    if (open.length === 0) return;
    const next = Math.min(
      ...open.map((alert) => (inForce(alert, now) ? alert.expires : alert.effective) * 1000),
    );
    const wait = Math.max(50, next - this.parts.clock.now());
    this.timer = window.setTimeout(() => this.rearrange(), Math.min(LOOK_AGAIN_MS, wait));
  }
}

function unexpired(held: Held, now: number): Held {
  const left: Record<string, Alert> = {};
  for (const id of Object.keys(held)) if (now < held[id]!.expires) left[id] = held[id]!;
  return left;
}

function keyOf({ takeover, panel, crawls, waiting }: Arrangement): unknown[] {
  const name = (alert: Alert | undefined) => alert && `${alert.id} ${alert.revision}`;
  return [name(takeover), name(panel), crawls.map(name), waiting];
}
