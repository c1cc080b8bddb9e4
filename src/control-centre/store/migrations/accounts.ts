import { type Migration, sql } from 'kysely';

export const accounts: Migration = {
  async up(db) {
    const statements = [
      sql`create table account (
          name text primary key, display_name text not null, organisation text not null, role text not null,
          division text not null, disabled boolean not null default false,
          password text, totp_secret text, totp_step bigint,
          failures integer not null default 0, locked_until bigint, last_seen bigint)`,
      sql`create table invitation (
          account text primary key references account (name), token_hash text not null unique,
          totp_secret text not null, expires bigint not null)`,
      sql`create table session (
          id_hash text primary key, account text not null references account (name),
          began bigint not null, used bigint not null)`,
      sql`create index session_account on session (account)`,
      sql`create table audit_log (
          serial bigint primary key, at bigint not null, actor text not null, action text not null,
          subject text not null, detail text not null, hash text not null)`,
      sql`create index audit_log_actor on audit_log (actor, serial)`,
      sql`create index audit_log_subject on audit_log (subject, serial)`,
      sql`create table audit_head (
          single boolean primary key default true check (single), serial bigint not null, hash text not null)`,
      sql`insert into audit_head (serial, hash) values (0, repeat('0', 64))`,
      sql`create function refuse_change() returns trigger language plpgsql as $$
          begin raise exception '% of % is refused: the audit log only grows', tg_op, tg_table_name; end $$`,
      sql`create trigger audit_log_only_grows before update or delete or truncate on audit_log
          for each statement execute function refuse_change()`,
      sql`create trigger audit_head_stays before delete or truncate on audit_head
          for each statement execute function refuse_change()`,
    ];
    for (const statement of statements) await statement.execute(db);
  },
};
