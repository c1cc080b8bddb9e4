import { type Kysely, sql } from 'kysely';
import type { BoxId, ReceiptBatch } from '../../contract';
import { SYSTEM, writeAudit } from '../audit';
import type { Schema } from '../store';

const WRITE_AFTER_MS = 250;
const MOST_AT_ONCE = 2000;
/** More wait only if the store has stopped; what comes then is dropped rather than all memory. */
const MOST_WAITING = 200_000;
/** One row of the audit log for forgeries in this time, however many boxes meet them. */
const TELL_EVERY_MS = 60_000;

interface Waiting {
  alert: string;
  revision: number;
  stage: string;
  box: string;
  division: string;
  reason: string | null;
  at: number;
}

/** Keeps the receipts of the boxes: gathers them for a moment, since a county answers all at once. */
export class ReceiptBook {
  private waiting: Waiting[] = [];
  /** Those that wait, and those that have been handed to the store and are not written yet. */
  private unwritten = 0;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private toldAt = Number.NEGATIVE_INFINITY;

  /** @param complain told of what could not be kept */
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly complain: (error: unknown, what: string) => void,
  ) {}

  readonly take = (box: BoxId, { division, receipts }: ReceiptBatch, arrivedAt: number): void => {
    if (this.unwritten + receipts.length > MOST_WAITING) {
      this.complain(new Error('too many receipts wait for the store'), 'keep receipts');
      return;
    }
    this.unwritten += receipts.length;
    for (const { alert, revision, stage, reason, at } of receipts) {
      // A box's clock may be wrong; a receipt can't be younger than its arrival.
      const when = Math.min(at, arrivedAt);
      this.waiting.push({ alert, revision, stage, box, division, reason: reason ?? null, at: when });
      if (stage === 'rejected' && reason !== 'expired') this.tell(box, reason, alert, arrivedAt);
    }
    this.timer ??= setTimeout(() => this.flush(), WRITE_AFTER_MS);
  };

  async close(): Promise<void> {
    this.flush();
    await this.writing;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const rows = this.waiting;
    this.waiting = [];
    for (let from = 0; from < rows.length; from += MOST_AT_ONCE) {
      const some = rows.slice(from, from + MOST_AT_ONCE);
      this.writing = this.writing
        .then(() => this.write(some))
        .catch((error: unknown) => this.complain(error, `keep ${some.length} receipts`))
        .then(() => {
          this.unwritten -= some.length;
        });
    }
  }

  /** Only of alerts that there are: a box can't fill the store with names that it makes up. */
  private async write(rows: readonly Waiting[]): Promise<void> {
    await sql`insert into alert_receipt (alert, revision, stage, box, division, reason, at)
      select given.alert, given.revision, given.stage, given.box, given.division, given.reason, given.at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given
        (alert text, revision integer, stage text, box text, division text, reason text, at bigint)
      join alert_revision on alert_revision.id = given.alert and alert_revision.revision = given.revision
      on conflict do nothing`.execute(this.db);
  }

  /**
   * A rejection may mean that somebody tries to forge alerts: whoever audits has to see it. Not so where an alert ran out
   * on its way: that happens to every box that starts in that moment.
   */
  private tell(box: BoxId, reason: string | undefined, alert: string, now: number): void {
    if (now - this.toldAt < TELL_EVERY_MS) return;
    this.toldAt = now;
    const entry = { actor: SYSTEM, action: 'alert.rejected', subject: alert || box, detail: { box, reason } };
    this.writing = this.writing
      .then(() => writeAudit(this.db, entry, now))
      .catch((error: unknown) => this.complain(error, 'note a rejection'));
  }
}
