export { type AuditFilter, readAudit } from './readAudit';
export { AuditVerdict, verifyAudit } from './verifyAudit';
export { type AuditEntry, SYSTEM, writeAudit } from './writeAudit';
