import type { Kysely } from 'kysely';
import { SYSTEM, writeAudit } from '../audit';
import type { Schema } from '../store';
import type { Refusal } from './broker';

/** So many refusals of a minute are told one by one; the rest of it as a number. */
const ONE_BY_ONE = 5;
const MINUTE_MS = 60_000;
const LONGEST_TOPIC = 120;

export interface RefusalRecordOptions {
  db: Kysely<Schema>;
  /** For whoever reads the log. */
  warn(words: string, refusal: Refusal): void;
  complain(error: unknown, what: string): void;
}

/**
 * Puts into log and audit who wrote where he may not on the push channel. Whoever tries ten thousand times a second fills
 * neither.
 */
export class RefusalRecord {
  private told = 0;
  private untold = 0;
  private last: Refusal | undefined;
  private minute: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: RefusalRecordOptions) {}

  readonly note = (refusal: Refusal): void => {
    this.minute ??= setTimeout(() => this.sumUp(), MINUTE_MS).unref();
    if (this.told < ONE_BY_ONE) {
      this.told += 1;
      this.tell(refusal, 1);
    } else {
      this.untold += 1;
      this.last = refusal;
    }
  };

  /** Resolves when everything is written. */
  async close(): Promise<void> {
    this.sumUp();
    await this.writing;
  }

  private sumUp(): void {
    clearTimeout(this.minute);
    this.minute = undefined;
    if (this.last) this.tell(this.last, this.untold);
    this.told = 0;
    this.untold = 0;
    this.last = undefined;
  }

  private tell(refusal: Refusal, times: number): void {
    const { visitor, address } = refusal;
    const topic = refusal.topic.slice(0, LONGEST_TOPIC);
    const subject = visitor.kind === 'box' ? visitor.box : visitor.kind;
    this.options.warn(
      `the push channel sent ${subject} away, who wrote to ${topic} (${times} times)`,
      refusal,
    );
    const entry = { actor: SYSTEM, action: 'push.refused', subject, detail: { topic, address, times } };
    this.writing = this.writing
      .then(() => writeAudit(this.options.db, entry))
      .catch((error: unknown) => this.options.complain(error, 'note who was sent away'));
  }
}
