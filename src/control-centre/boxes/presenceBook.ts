import { type Kysely, sql } from 'kysely';
import type { BoxId, DivisionCode } from '../../contract';
import type { Schema } from '../store';

const WRITE_AFTER_MS = 500;
const MOST_AT_ONCE = 5000;

interface News {
  /** Unset where the box was heard of without coming or going. */
  online?: boolean | undefined;
  division?: DivisionCode | undefined;
  seen: number;
}

/**
 * Keeps which boxes are online and where they stand. News are gathered for a moment: after a blackout a whole county
 * comes at once. Names that never enrolled change nothing.
 */
export class PresenceBook {
  private news = new Map<BoxId, News>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Kysely<Schema>,
    private readonly complain: (error: unknown, what: string) => void,
  ) {}

  note(box: BoxId, { online, division, seen }: News): void {
    const before = this.news.get(box);
    this.news.set(box, {
      online: online ?? before?.online,
      division: division ?? before?.division,
      seen,
    });
    this.timer ??= setTimeout(() => void this.flush(), WRITE_AFTER_MS);
  }

  /** Writes what is known now. Resolves when it is in the store; what can't be written is told of and dropped. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const news = [...this.news].map(([id, one]) => ({ id, ...one }));
    this.news = new Map();
    for (let from = 0; from < news.length; from += MOST_AT_ONCE) {
      const some = news.slice(from, from + MOST_AT_ONCE);
      this.writing = this.writing
        .then(() => this.write(some))
        .catch((error: unknown) => this.complain(error, `note where ${some.length} boxes are`));
    }
    return this.writing;
  }

  private async write(news: readonly ({ id: BoxId } & News)[]): Promise<void> {
    await sql`update box set
        online = coalesce(news.online, box.online), division = coalesce(news.division, box.division),
        seen_at = news.seen
      from jsonb_to_recordset(${JSON.stringify(news)}::jsonb)
        as news (id text, online boolean, division text, seen bigint)
      where box.id = news.id`.execute(this.db);
  }
}
