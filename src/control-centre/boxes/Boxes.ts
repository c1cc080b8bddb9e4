import { type Kysely, sql } from 'kysely';
import {
  type BoxId,
  type DivisionCode,
  type Enrolment,
  type EnrolmentRequest,
  padCode,
  type ReceiptBatch,
  significantDigits,
} from '../../contract';
import type { Schema, Store } from '../store';
import { BoxError } from './boxError';
import { BoxTokens, newBoxId } from './boxTokens';
import { PresenceBook } from './presenceBook';

export interface BoxesOptions {
  store: Store;
  /** Told of what could not be kept. */
  complain(error: unknown, what: string): void;
  /** The clock, ms since 1970. */
  now?: () => number;
}

/** How many boxes have enrolled, and how many of them are on the push channel. */
export interface BoxCount {
  registered: number;
  online: number;
}

/** Counties, prefectures and the province have names of their own for the boxes that stand in no county. */
const COUNTY_DIGITS = 6;

/** The boxes of the province: who they are, where they stand, and which are online. */
export class Boxes {
  private readonly db: Kysely<Schema>;
  private readonly presence: PresenceBook;

  private constructor(
    { store, complain }: BoxesOptions,
    private readonly tokens: BoxTokens,
    private readonly now: () => number,
  ) {
    this.db = store.db;
    this.presence = new PresenceBook(store.db, complain);
  }

  static async open(options: BoxesOptions): Promise<Boxes> {
    const { store, now = Date.now } = options;
    const boxes = new Boxes(options, await BoxTokens.open(store.db), now);
    // Nobody else holds connections: whoever was online when this control centre stopped is not any more.
    if (!store.shared)
      await store.db.updateTable('box').set({ online: false }).where('online', '=', true).execute();
    return boxes;
  }

  /**
   * Gives a box its name and token. A box that has a name keeps it, and stands in the division that it says.
   *
   * @param token what a box that has a name shows for it
   * @throws {BoxError} when the token is not that of the name
   */
  async enrol({ box: name, division, model }: EnrolmentRequest, token = ''): Promise<Enrolment> {
    if (name !== undefined && !this.isBox(name, token))
      throw new BoxError(`the box ${name} has enrolled, and its token did not come with this request`);
    const box = name ?? newBoxId();
    const seen_at = this.now();
    await this.db
      .insertInto('box')
      .values({ id: box, division, model, enrolled_at: seen_at, seen_at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ division, model, seen_at }))
      .execute();
    return { box, token: this.tokens.of(box) };
  }

  /** Whether a token is that of a box. */
  isBox(box: string, token: string): boolean {
    return this.tokens.belongs(box, token);
  }

  /** A box came, went, or said where it stands; for the push channel. */
  readonly takePresence = (box: BoxId, online: boolean, division?: DivisionCode): void =>
    this.presence.note(box, { online, division, seen: this.now() });

  /** A box answered, and said where it stands; for the push channel. */
  readonly takeReceipts = (box: BoxId, { division }: ReceiptBatch): void =>
    this.presence.note(box, { division, seen: this.now() });

  /**
   * Counts the boxes in some divisions by their county; a box that stands in none counts under the prefecture or
   * province that it names.
   */
  readonly count = async (areas: readonly DivisionCode[]): Promise<ReadonlyMap<DivisionCode, BoxCount>> => {
    if (areas.length === 0) return new Map();
    await this.presence.flush();
    const { rows } = await sql<{ county: string; registered: string; online: string }>`
      select substring(division, 1, ${COUNTY_DIGITS}::int) as county, count(*) as registered,
        count(*) filter (where online) as online
      from box where ${sql.join(
        areas.map((area) => sql`division like ${`${significantDigits(area)}%`}`),
        sql` or `,
      )} group by 1 order by 1`.execute(this.db);
    return new Map(
      rows.map(({ county, registered, online }) => [
        padCode(county),
        { registered: Number(registered), online: Number(online) },
      ]),
    );
  };

  /** Resolves when what boxes said is kept. */
  close(): Promise<void> {
    return this.presence.flush();
  }
}
