import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Schema } from '../store';
import { CHAIN_START, chainHash } from './chain';

/** What a walk along the chain found. */
export const AuditVerdict = v.object({
  /** Rows that are as they were written, up to the first that is not. */
  rows: v.number(),
  /** Hash of the last of them. Noted elsewhere, it shows later whether the log was rewritten as a whole. */
  hash: v.string(),
  bad: v.optional(
    v.object({
      serial: v.number(),
      /** `inserted` stands behind the end of the chain. */
      how: v.picklist(['changed', 'missing', 'inserted']),
    }),
  ),
});
export type AuditVerdict = v.InferOutput<typeof AuditVerdict>;

const AT_ONCE = 1000;

/**
 * Walks the whole chain, in short steps so that nobody has to wait, and stops at the first row that is not as it
 * was written. Rows that are added meanwhile are walked too.
 */
export async function verifyAudit(db: Kysely<Schema>): Promise<AuditVerdict> {
  let rows = 0;
  let hash = CHAIN_START;
  const found = (how: 'changed' | 'missing' | 'inserted', serial: number): AuditVerdict => ({
    rows,
    hash,
    bad: { serial, how },
  });
  for (;;) {
    // The end is read before the rows: all that stand before it are there by then.
    const head = await endOf(db);
    const next = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('serial', '>', rows)
      .orderBy('serial')
      .limit(AT_ONCE)
      .execute();
    for (const row of next) {
      if (row.serial !== rows + 1) return found('missing', rows + 1);
      if (row.hash !== chainHash(hash, row)) {
        return found(row.serial > (await endOf(db)).serial ? 'inserted' : 'changed', row.serial);
      }
      rows = row.serial;
      hash = row.hash;
    }
    if (next.length > 0) continue;
    if (head.serial > rows) return found('missing', rows + 1);
    if (head.serial < rows) return found('inserted', head.serial + 1);
    return head.hash === hash ? { rows, hash } : found('changed', rows);
  }
}

const endOf = (db: Kysely<Schema>) => db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
