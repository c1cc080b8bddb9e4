import type { Kysely } from 'kysely';
import type { Status } from '../../contract';
import type { RevisionTable, Schema } from './schema';

export type Subject = RevisionTable['subject'];
export type Revisions = Status['revisions'];

/** The revision of what was never imported. */
export const NOTHING_YET = '0';

/** Marks a subject as changed; call it in the transaction that changes it. */
export async function setRevision(db: Kysely<Schema>, subject: Subject, value: string): Promise<void> {
  await db
    .insertInto('revision')
    .values({ subject, value })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ value }))
    .execute();
}

export async function readRevisions(db: Kysely<Schema>): Promise<Revisions> {
  const revisions: Revisions = { lineup: NOTHING_YET, guide: NOTHING_YET, divisions: NOTHING_YET };
  for (const { subject, value } of await db.selectFrom('revision').selectAll().execute()) {
    revisions[subject] = value;
  }
  return revisions;
}
