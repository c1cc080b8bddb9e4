import { type Migration, sql } from 'kysely';

export const boxes: Migration = {
  async up(db) {
    const statements = [
      sql`create table box (
          id text primary key, division text not null, model text not null, online boolean not null default false,
          enrolled_at bigint not null, seen_at bigint not null)`,
      // For those that ask by the first digits of a division, whatever the database's collation.
      sql`create index box_division on box (division text_pattern_ops)`,
      sql`create table box_secret (
          single boolean primary key default true check (single), secret text not null)`,
    ];
    for (const statement of statements) await statement.execute(db);
  },
};
