import { type Migration, sql } from 'kysely';

export const alerts: Migration = {
  async up(db) {
    await sql`select 1`.execute(db);
  },
};
