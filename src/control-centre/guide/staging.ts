import { type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import { check } from '../../contract';
import type { Schema } from '../store';
import type { XmltvProgramme } from './xmltvReader';

/** Programmes that are held in memory before they are written. */
const HELD = 5000;

/** A programme as it is staged: kept small, since a guide has hundreds of thousands. */
const Staged = v.array(
  v.tuple([v.number(), v.number(), v.nullable(v.number()), v.string(), v.string(), v.string()]),
);
type Staged = v.InferOutput<typeof Staged>;

/**
 * Puts the programmes of a running import aside in the database, by the guide's channel, so that a guide never is
 * whole in memory, and its programmes may come in any order.
 */
export class Staging {
  private readonly held = new Map<string, Staged>();
  private count = 0;

  constructor(
    private readonly db: Kysely<Schema>,
    private readonly run: number,
  ) {}

  async add(programme: XmltvProgramme): Promise<void> {
    const { line, channel, start, stop, title, description, category } = programme;
    const row: Staged[number] = [line, start, stop ?? null, title, description, category];
    const rows = this.held.get(channel);
    if (rows) rows.push(row);
    else this.held.set(channel, [row]);
    this.count += 1;
    if (this.count >= HELD) await this.flush();
  }

  /** Writes what is still held; call it after the last one. */
  async flush(): Promise<void> {
    const batches = [...this.held].map(([channel, rows]) => ({ channel, programmes: JSON.stringify(rows) }));
    this.held.clear();
    this.count = 0;
    if (batches.length === 0) return;
    await sql`insert into guide_staging (import_run, channel, programmes)
      select ${this.run}::bigint, channel, programmes
      from json_to_recordset(${JSON.stringify(batches)}::json) as batch (channel text, programmes text)`.execute(
      this.db,
    );
  }

  /** All staged programmes of one of the guide's channels, in no particular order. */
  async read(channel: string): Promise<XmltvProgramme[]> {
    const batches = await this.db
      .selectFrom('guide_staging')
      .select('programmes')
      .where('import_run', '=', this.run)
      .where('channel', '=', channel)
      .execute();
    return batches.flatMap((batch) =>
      check(Staged, JSON.parse(batch.programmes), 'guide_staging').map(
        ([line, start, stop, title, description, category]) => ({
          kind: 'programme' as const,
          line,
          channel,
          start,
          stop: stop ?? undefined,
          title,
          description,
          category,
        }),
      ),
    );
  }
}
