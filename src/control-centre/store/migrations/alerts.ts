import { type Migration, sql } from 'kysely';

/**
 * The rule of two persons stands here too, where no code can forget it: nobody who wrote or submitted a revision
 * approves it, and nothing but a cancel is published without an approver.
 */
export const alerts: Migration = {
  async up(db) {
    const statements = [
      sql`create sequence alert_serial maxvalue 9999 cycle`,
      sql`create table alert_revision (
          id text not null, revision integer not null check (revision >= 1),
          kind text not null check (kind in ('alert', 'update', 'cancel')),
          state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'published', 'updated',
            'cancelled', 'expired')),
          content jsonb not null, expires bigint not null, reason text check (reason in ('lifted', 'mistaken')),
          author text not null, writers text[] not null, approver text, remark text, problem text,
          version integer not null, changed_at bigint not null, approved_at bigint, published_at bigint,
          message text, signature text, authorisation jsonb,
          primary key (id, revision),
          constraint alert_writer_is_not_approver check (approver is null or approver <> all (writers)),
          constraint alert_needs_approver check (
            kind = 'cancel' or approver is not null or state not in ('approved', 'published', 'updated')),
          constraint alert_signed_whole check (
            (message is null) = (signature is null) and (message is null) = (authorisation is null)),
          constraint alert_reason_of_cancel check ((kind = 'cancel') = (reason is not null)))`,
      // One revision of an alert is in hand at a time: no two updates of the same alert can be under way.
      sql`create unique index alert_in_hand on alert_revision (id)
          where state in ('draft', 'submitted', 'returned', 'approved')`,
      sql`create index alert_live on alert_revision (expires) where state in ('approved', 'published')`,
      sql`create index alert_changed on alert_revision (changed_at)`,
      sql`create table alert_area (
          id text not null, revision integer not null, division text not null,
          primary key (division, id, revision),
          foreign key (id, revision) references alert_revision (id, revision) on delete cascade)`,
      sql`create index alert_area_alert on alert_area (id, revision)`,
      sql`create table alert_outbox (
          serial bigint generated always as identity primary key,
          alert text not null, revision integer not null, due_at bigint not null default 0,
          claimed_by text, claimed_until bigint, unique (alert, revision),
          foreign key (alert, revision) references alert_revision (id, revision) on delete cascade)`,
      sql`create table alert_receipt (
          alert text not null, revision integer not null, stage text not null, box text not null,
          division text not null, reason text, at bigint not null,
          primary key (alert, revision, stage, box))`,
    ];
    for (const statement of statements) await statement.execute(db);
  },
};
