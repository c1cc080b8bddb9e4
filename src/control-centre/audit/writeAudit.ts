import type { Kysely } from 'kysely';
import type { Schema } from '../store';
import { chainHash } from './chain';

/** The actor where nobody is signed in. */
export const SYSTEM = 'system';

/** What somebody did. Never put a password, code, token or key in it: whoever audits can read everything. */
export interface AuditEntry {
  /** Account name, or {@link SYSTEM}. */
  actor: string;
  /** 'alert.approve', 'account.invite', 'session.refused': what, then what was done to it. */
  action: string;
  /** An alert id, an account name: what it was done to. */
  subject: string;
  /** What else matters about it; kept as JSON. */
  detail?: Readonly<Record<string, unknown>>;
}

/**
 * Appends a row to the audit log, in the caller's transaction, so that nothing is done without its row and no row
 * tells of what was not done.
 *
 * The end of the chain stays locked until the transaction ends: write the audit last, and wait for nothing after it.
 *
 * @param db the transaction of the change; a plain connection gets one for this row alone
 * @param now ms since 1970
 */
export async function writeAudit(db: Kysely<Schema>, entry: AuditEntry, now = Date.now()): Promise<void> {
  if (!db.isTransaction) {
    await db.transaction().execute((trx) => writeAudit(trx, entry, now));
    return;
  }
  const head = await db.selectFrom('audit_head').selectAll().forUpdate().executeTakeFirstOrThrow();
  const { actor, action, subject, detail = {} } = entry;
  const row = { serial: head.serial + 1, at: now, actor, action, subject, detail: JSON.stringify(detail) };
  const hash = chainHash(head.hash, row);
  await db
    .insertInto('audit_log')
    .values({ ...row, hash })
    .execute();
  await db.updateTable('audit_head').set({ serial: row.serial, hash }).execute();
}
