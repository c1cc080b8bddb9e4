import * as v from 'valibot';

/** One row of the audit log, the newest first in a list. */
export const AuditRow = v.object({
  serial: v.number(),
  /** Milliseconds since 1970. */
  at: v.number(),
  /** Account name, or 'system'. */
  actor: v.string(),
  /** What was done: 'alert.approve', 'account.invite', 'session.refused'. */
  action: v.string(),
  /** What it was done to: an alert id, an account name. */
  subject: v.string(),
  /** JSON of what matters about it. */
  detail: v.string(),
  /** SM3 over this row and the hash before it, hex. */
  hash: v.string(),
});
export type AuditRow = v.InferOutput<typeof AuditRow>;
/** `GET /api/v1/operator/audit?before=<serial>&actor=&action=&subject=` */
export const AuditPage = v.object({ rows: v.array(AuditRow), more: v.boolean() });
export type AuditPage = v.InferOutput<typeof AuditPage>;
