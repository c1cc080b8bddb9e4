import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { BoxId } from '../../contract';
import type { Schema } from '../store';

const ID_BYTES = 12;

/** A name that nobody guesses: 24 letters and digits. */
export const newBoxId = (): BoxId => randomBytes(ID_BYTES).toString('hex');

/**
 * The tokens of the boxes: each follows from the box's name and one secret, so that a connection of any of two million
 * boxes is checked without asking the store.
 */
export class BoxTokens {
  private constructor(private readonly secret: Buffer) {}

  /** Reads the secret from the store, or makes it there: all control centres of one store know the same boxes. */
  static async open(db: Kysely<Schema>): Promise<BoxTokens> {
    const made = randomBytes(32).toString('base64url');
    await db
      .insertInto('box_secret')
      .values({ secret: made })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { secret } = await db.selectFrom('box_secret').select('secret').executeTakeFirstOrThrow();
    return new BoxTokens(Buffer.from(secret, 'base64url'));
  }

  of(box: BoxId): string {
    return createHmac('sha256', this.secret).update(box).digest('base64url');
  }

  /** Compares in a time that tells nothing of where a wrong token differs. */
  belongs(box: string, token: string): boolean {
    const [right, shown] = [Buffer.from(this.of(box)), Buffer.from(token)];
    return right.length === shown.length && timingSafeEqual(right, shown);
  }
}
