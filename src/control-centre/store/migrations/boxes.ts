import { type Migration, sql } from 'kysely';

export const boxes: Migration = {
  async up(db) {
    await sql`select 1`.execute(db);
  },
};
