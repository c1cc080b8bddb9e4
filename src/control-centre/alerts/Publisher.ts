import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { covers, type DivisionCode, type Envelope, PROVINCE } from '../../contract';
import type { Push } from '../push';
import type { Signer } from '../signing';
import type { Schema, Store } from '../store';
import { type AlertRow, changeRevision, lockRevisionsOf, type RevisionName, secondsOf } from './alertRows';
import { faultPoint } from './faultPoint';
import { RetainedTopics } from './RetainedTopics';
import type { CountBoxes } from './reach';
import { alertText } from './signedAlert';

export interface PublisherOptions {
  store: Store;
  signer: Signer;
  push: Push;
  countBoxes: CountBoxes;
  /** Told of what did not work; it is tried again. */
  complain(error: unknown, what: string): void;
  /** The clock, ms since 1970. */
  now?: () => number;
}

/** Also without anybody saying so: another process may have died over its work, a broker lost what it held. */
const LOOK_EVERY_MS = 5000;
const RECONCILE_EVERY_MS = 30_000;
/**
 * Longer than publishing mostly takes; after it, whoever had claimed the work is taken for dead. If he is not, both do
 * it, which harms nobody.
 */
const CLAIM_MS = 3000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Brings what is approved to the broker: signs it once, keeps the signed text, and sets the topics of its divisions.
 * Every step may be repeated, so that a process that dies at any of them leaves nothing undone and nothing doubled.
 */
export class Publisher {
  private readonly me = randomUUID();
  private readonly db: Kysely<Schema>;
  private readonly now: () => number;
  private readonly topics: RetainedTopics;
  private readonly timers: NodeJS.Timeout[] = [];
  private retry: NodeJS.Timeout | undefined;
  /** All work of this process, one piece after the other. */
  private line: Promise<void> = Promise.resolve();
  private looks = false;
  private reconciles = false;
  private closed = false;
  private readonly failures = new Map<string, number>();
  /** Counted now and then rather than while an alert waits for it. */
  private census: Awaited<ReturnType<CountBoxes>> = new Map();

  constructor(private readonly options: PublisherOptions) {
    this.db = options.store.db;
    this.now = options.now ?? Date.now;
    this.topics = new RetainedTopics(this.db, options.push, this.now);
  }

  start(): void {
    this.options.push.onConnect(() => this.reconcile());
    if (!this.options.store.shared) this.enqueue('take over what was begun', () => this.inherit());
    this.timers.push(
      setInterval(() => this.wake(), LOOK_EVERY_MS),
      setInterval(() => this.reconcile(), RECONCILE_EVERY_MS),
    );
    this.wake();
  }

  /** Looks into the outbox now. */
  readonly wake = (): void => {
    if (this.looks) return;
    this.looks = true;
    this.enqueue('publish alerts', async () => {
      this.looks = false;
      await this.emptyOutbox();
    });
  };

  /** Compares what the broker retains with what the store says is active, and mends the difference. */
  readonly reconcile = (): void => {
    if (this.reconciles) return;
    this.reconciles = true;
    this.enqueue('compare the broker with the store', async () => {
      this.reconciles = false;
      await this.expire();
      await this.topics.mend();
      // What waited for the broker need not wait for its next turn.
      await this.db.updateTable('alert_outbox').set({ due_at: 0 }).where('due_at', '>', 0).execute();
      await this.emptyOutbox();
      this.census = await this.options.countBoxes([PROVINCE]);
    });
  };

  /** Resolves when everything that was begun is done. */
  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers) clearInterval(timer);
    clearTimeout(this.retry);
    await this.line;
  }

  private enqueue(what: string, work: () => Promise<void>): void {
    this.line = this.line.then(async () => {
      if (this.closed) return;
      try {
        await work();
      } catch (error) {
        this.options.complain(error, what);
      }
    });
  }

  private async emptyOutbox(): Promise<void> {
    for (let name = await this.claim(); name && !this.closed; name = await this.claim()) {
      try {
        await this.publish(name);
        this.failures.delete(name.id);
      } catch (error) {
        await this.postpone(name, error);
      }
    }
  }

  /** Nobody else is at this store: what was claimed before this process began waits for nobody. */
  private async inherit(): Promise<void> {
    await this.db.updateTable('alert_outbox').set({ claimed_by: null, claimed_until: null }).execute();
  }

  /** Takes the next piece of work that nobody else is at. */
  private async claim(): Promise<RevisionName | undefined> {
    const now = this.now();
    return this.db.transaction().execute(async (trx) => {
      const next = await trx
        .selectFrom('alert_outbox')
        .select(['serial', 'alert', 'revision'])
        .where('due_at', '<=', now)
        .where((where) =>
          where.or([
            where('claimed_until', 'is', null),
            where('claimed_until', '<=', now),
            where('claimed_by', '=', this.me),
          ]),
        )
        .orderBy('serial')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!next) return undefined;
      await trx
        .updateTable('alert_outbox')
        .set({ claimed_by: this.me, claimed_until: now + CLAIM_MS })
        .where('serial', '=', next.serial)
        .execute();
      return { id: next.alert, revision: next.revision };
    });
  }

  private async publish(name: RevisionName): Promise<void> {
    const topics = await this.sign(name);
    if (topics) {
      await this.topics.set(topics, () => faultPoint('published-first'));
      faultPoint('published-all');
    }
    await this.finish(name);
    faultPoint('done');
  }

  /**
   * Signs a revision unless that was done, and keeps the signed text before anybody gets it: what boxes may have
   * seen is never signed anew.
   *
   * @returns the divisions whose topics change; undefined where there is nothing to send any more
   */
  private async sign(name: RevisionName): Promise<readonly DivisionCode[] | undefined> {
    const row = await this.db
      .selectFrom('alert_revision')
      .selectAll()
      .where('id', '=', name.id)
      .where('revision', '=', name.revision)
      .executeTakeFirst();
    if (row?.state !== 'approved' || row.expires <= secondsOf(this.now())) return undefined;
    if (row.message === null) {
      const text = alertText(row, this.boxesIn(row.content.areas), this.now());
      const envelope = await this.options.signer.sign(row.content.authority, text);
      const authorisation =
        row.kind === 'cancel' ? await this.provenFor(row, envelope) : envelope.authorisation;
      faultPoint('signed');
      const kept = await this.db.transaction().execute(async (trx) => {
        const revisions = await lockRevisionsOf(trx, name.id);
        const current = revisions.find(({ revision }) => revision === name.revision);
        if (current?.state !== 'approved' || current.message !== null) return false;
        await trx
          .updateTable('alert_revision')
          .set({
            message: envelope.message.text,
            signature: envelope.message.signature,
            authorisation: JSON.stringify(authorisation),
          })
          .where('id', '=', name.id)
          .where('revision', '=', name.revision)
          .execute();
        await supersede(trx, revisions, current, this.now());
        return true;
      });
      if (!kept) return undefined;
      faultPoint('stored');
    }
    return this.divisionsOf(row);
  }

  /**
   * The authorisation under which a cancel goes out: that of the revision which it ends, if the key is still the same.
   * The key may have been renewed for less since, and what boxes took before they have to be able to drop.
   */
  private async provenFor(
    { id, revision }: AlertRow,
    envelope: Envelope,
  ): Promise<Envelope['authorisation']> {
    const before = await this.db
      .selectFrom('alert_revision')
      .select('authorisation')
      .where('id', '=', id)
      .where('revision', '<', revision)
      .where('message', 'is not', null)
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst();
    const proven = before?.authorisation;
    return proven && keyOf(proven) === keyOf(envelope.authorisation) ? proven : envelope.authorisation;
  }

  private boxesIn(areas: readonly DivisionCode[]): number {
    let boxes = 0;
    for (const [county, { registered }] of this.census)
      if (areas.some((area) => covers(area, county) || covers(county, area))) boxes += registered;
    return boxes;
  }

  /** The divisions of a revision first, then those that only earlier ones named. */
  private async divisionsOf({ id, content }: AlertRow): Promise<DivisionCode[]> {
    const rows = await this.db
      .selectFrom('alert_area')
      .select('division')
      .distinct()
      .where('id', '=', id)
      .execute();
    return [...new Set([...content.areas, ...rows.map(({ division }) => division)])];
  }

  private async finish({ id, revision }: RevisionName): Promise<void> {
    await this.db.transaction().execute(async (trx) => {
      const revisions = await lockRevisionsOf(trx, id);
      const row = revisions.find((candidate) => candidate.revision === revision);
      const at = this.now();
      if (row?.state === 'approved') {
        const change =
          row.message === null || row.expires <= secondsOf(at)
            ? ({ state: 'expired', problem: null } as const)
            : ({ state: 'published', published_at: at, problem: null } as const);
        await changeRevision(trx, row, change, at);
      }
      await trx.deleteFrom('alert_outbox').where('alert', '=', id).where('revision', '=', revision).execute();
    });
  }

  private async postpone({ id, revision }: RevisionName, error: unknown): Promise<void> {
    const failures = (this.failures.get(id) ?? 0) + 1;
    this.failures.set(id, failures);
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    this.options.complain(error, `publish ${id}, revision ${revision}`);
    await this.db
      .updateTable('alert_outbox')
      .set({ due_at: this.now() + wait, claimed_by: null, claimed_until: null })
      .where('alert', '=', id)
      .where('revision', '=', revision)
      .execute();
    await this.db
      .updateTable('alert_revision')
      .set({ problem: error instanceof Error ? error.message : String(error) })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .where('state', '=', 'approved')
      .execute();
    clearTimeout(this.retry);
    if (!this.closed) this.retry = setTimeout(() => this.wake(), wait);
  }

  /** Notes what has run out. Boxes do so by themselves. */
  private async expire(): Promise<void> {
    const at = this.now();
    await this.db
      .updateTable('alert_revision')
      .set((set) => ({ state: 'expired', version: set('version', '+', 1), changed_at: at }))
      .where('state', '=', 'published')
      .where('expires', '<=', secondsOf(at))
      .execute();
  }
}

const keyOf = ({ text }: Envelope['authorisation']): unknown => (JSON.parse(text) as { key?: unknown }).key;

/** What a revision takes the place of is not active from the moment on at which its own signed text is kept. */
async function supersede(
  trx: Kysely<Schema>,
  revisions: readonly AlertRow[],
  { kind, revision }: AlertRow,
  now: number,
): Promise<void> {
  const state = kind === 'cancel' ? 'cancelled' : 'updated';
  for (const row of revisions)
    if (row.revision < revision && row.state === 'published') await changeRevision(trx, row, { state }, now);
}
