export { type AuditEntry, SYSTEM, writeAudit } from './writeAudit';
