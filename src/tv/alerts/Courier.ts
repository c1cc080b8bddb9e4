import * as v from 'valibot';
import {
  ActiveAlerts,
  alertTopicsOf,
  type DivisionCode,
  divisionOfTopic,
  presenceTopic,
  type Receipt,
  receiptsTopic,
  Snapshot,
} from '../../contract';
import { type BoxStorage, type Connection, type ControlCentre, createSignal } from '../box';
import type { Enrolment } from './Enrolment';
import { PushClient, pushAddress } from './push';

/** Without the push channel for this long, the box asks. */
const PATIENCE_MS = 20_000;
/** Between two questions, give or take a half. */
const ASK_MS = 15_000;
/** Without an answer of the control centre for this long, the push channel is tried where it was last time. */
const ADDRESS_MS = 5000;

export interface CourierParts {
  storage: BoxStorage;
  centre: ControlCentre;
  /** Address of the control centre; empty where it serves the application. */
  base: string;
  connection: Connection;
  enrolment: Enrolment;
  division: DivisionCode;
}

/**
 * Brings alerts to the box and receipts away from it: over the push channel, and by asking while that is not to be
 * had. A box without a name yet gets alerts like any other.
 */
export class Courier {
  /** Envelopes that came, judged by nobody yet: where from, and all that this place has. */
  readonly arrived = createSignal<{ from: string; envelopes: readonly unknown[] }>();
  /** There is a way for receipts again. */
  readonly ready = createSignal<void>();
  private readonly push: PushClient;
  private asking: number | undefined;
  private unheard: number | undefined;
  private told: string;
  private polls = false;
  /** Once in a run, and after each time without the control centre, the box asks however well it is pushed to. */
  private behind = true;
  private stopped = false;
  private readonly deaf: (() => void)[];

  constructor(private readonly parts: CourierParts) {
    const { storage, base, division, connection, enrolment } = parts;
    this.told = storage.read('push', v.string()) ?? '';
    const visitor = `visitor${Math.random().toString(36).slice(2, 12)}`;
    this.push = new PushClient({
      address: () => pushAddress(this.told, base, window.location),
      login: () => this.login(visitor),
      topics: alertTopicsOf(division),
    });
    this.deaf = [
      this.push.message.listen(({ topic, payload }) => this.take(topic, payload)),
      this.push.changed.listen((open) => (open ? this.opened() : this.missed())),
      this.push.refused.listen(() => enrolment.forget()),
      enrolment.changed.listen(() => {
        this.push.renew();
        if (this.polls) this.ready.emit();
      }),
      connection.answered.listen(({ push }) => this.learn(push?.url ?? '')),
      connection.changed.listen((online) => {
        if (!online) this.behind = true;
      }),
    ];
  }

  start(): void {
    this.unheard = window.setTimeout(() => this.push.start(), ADDRESS_MS);
    this.missed();
    if (!PushClient.possible) this.poll();
  }

  stop(): void {
    this.stopped = true;
    window.clearTimeout(this.unheard);
    window.clearTimeout(this.asking);
    for (const endListening of this.deaf) endListening();
    this.parts.enrolment.stop();
    this.push.stop();
  }

  /** @returns whether there is a way for them */
  deliver(receipts: Receipt[]): boolean {
    const { identity } = this.parts.enrolment;
    if (!identity || !(this.push.open || this.polls)) return false;
    const payload = JSON.stringify({ division: this.parts.division, receipts });
    if (this.push.open) this.push.deliver({ topic: receiptsTopic(identity.box), payload });
    else this.post(receipts);
    return true;
  }

  private login(visitor: string) {
    const { identity } = this.parts.enrolment;
    if (!identity) return { client: visitor };
    const { box, token } = identity;
    return {
      client: box,
      login: { name: box, password: token },
      will: { topic: presenceTopic(box), payload: this.presence(false) },
    };
  }

  private presence(online: boolean): string {
    return JSON.stringify({ online, division: this.parts.division });
  }

  /** The control centre has answered, and says where the push channel is. */
  private learn(address: string): void {
    if (address !== this.told) {
      this.told = address;
      this.parts.storage.write('push', address);
      this.push.renew();
    }
    window.clearTimeout(this.unheard);
    this.push.start();
    this.parts.enrolment.enrol();
    if (!this.behind) return;
    this.behind = false;
    this.ask().catch(() => {
      this.behind = true;
    });
  }

  private opened(): void {
    window.clearTimeout(this.asking);
    this.polls = false;
    const { identity } = this.parts.enrolment;
    if (identity) this.push.tell({ topic: presenceTopic(identity.box), payload: this.presence(true) });
    this.ready.emit();
  }

  /** The push channel is not there: after a while the box asks. */
  private missed(): void {
    window.clearTimeout(this.asking);
    this.asking = window.setTimeout(() => this.poll(), PATIENCE_MS);
  }

  /** Asks again and again, and takes receipts away the same way, until the push channel opens. */
  private poll(): void {
    this.polls = true;
    const again = () => {
      if (!this.polls || this.stopped) return;
      this.asking = window.setTimeout(() => this.poll(), ASK_MS * (0.5 + Math.random()));
    };
    this.ask().then(() => {
      if (!this.polls || this.stopped) return;
      for (const { payload } of this.push.takeWaiting()) this.repost(payload);
      this.ready.emit();
      again();
    }, again);
  }

  private ask(): Promise<void> {
    const { centre, division } = this.parts;
    return centre.get(`/api/v1/alerts?division=${division}`, ActiveAlerts).then(({ alerts }) => {
      if (!this.stopped) this.arrived.emit({ from: 'asked', envelopes: alerts });
    });
  }

  private repost(payload: string): void {
    const { receipts } = JSON.parse(payload) as { receipts: Receipt[] };
    this.post(receipts);
  }

  private post(receipts: Receipt[]): void {
    const { centre, division, enrolment } = this.parts;
    const { identity } = enrolment;
    if (!identity) return;
    const path = `/api/v1/boxes/${identity.box}/receipts`;
    centre.post(path, { division, receipts }, v.unknown(), identity.token).then(undefined, (error) => {
      if (error?.status === 401 || error?.status === 403) enrolment.forget();
      // What could not be said now waits for the next way; what was refused would be refused again.
      else if (!(error?.status >= 400 && error?.status < 500))
        this.push.deliver({
          topic: receiptsTopic(identity.box),
          payload: JSON.stringify({ division, receipts }),
        });
    });
  }

  private take(topic: string, payload: string): void {
    if (!divisionOfTopic(topic) || payload === '') return;
    try {
      const { alerts } = v.parse(Snapshot, JSON.parse(payload));
      this.arrived.emit({ from: topic, envelopes: alerts });
    } catch {
      // Not a snapshot at all: one broken envelope stands for it, and is rejected and reported as that.
      this.arrived.emit({ from: topic, envelopes: [payload] });
    }
  }
}
