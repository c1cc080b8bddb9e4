import { type Migration, sql } from 'kysely';

export const accounts: Migration = {
  async up(db) {
    await sql`select 1`.execute(db);
  },
};
