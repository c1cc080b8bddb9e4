import { type Migration, sql } from 'kysely';

export const lineupAndGuide: Migration = {
  async up(db) {
    const statements = [
      sql`create table channel (
          id text primary key, number integer not null, name text not null, match_name text not null,
          tvg_id text not null, tvg_name text not null, logo text, groups jsonb not null, radio boolean not null,
          sources jsonb not null, catchup jsonb, areas jsonb not null, offered boolean not null)`,
      sql`create unique index channel_number on channel (number) where offered`,
      sql`create table import_run (
          id bigint generated always as identity primary key, kind text not null unique,
          heartbeat timestamptz not null)`,
      sql`create table guide_document (
          id bigint generated always as identity primary key, import_run bigint not null,
          channel text not null, day text not null, rows text not null, programmes text not null)`,
      sql`create index guide_document_run on guide_document (import_run)`,
      sql`create table guide_day (
          channel text not null, day text not null, document bigint not null references guide_document (id),
          primary key (day, channel))`,
      sql`create index guide_day_document on guide_day (document)`,
      sql`create unlogged table guide_staging (
          import_run bigint not null, channel text not null, programmes text not null)`,
      sql`create index guide_staging_channel on guide_staging (import_run, channel)`,
      sql`create table division_tree (province text primary key, tree text not null)`,
      sql`create table revision (subject text primary key, value text not null)`,
    ];
    for (const statement of statements) await statement.execute(db);
  },
};
