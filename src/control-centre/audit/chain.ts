import { createHash } from 'node:crypto';
import type { AuditRow } from '../../contract/desk';

/** What stands before the first row; also in the migration. */
export const CHAIN_START = '0'.repeat(64);

/** SM3 (GB/T 32905) over a row and the hash before it. JSON keeps the fields apart, whatever stands in them. */
export function chainHash(previous: string, row: Omit<AuditRow, 'hash'>): string {
  const { serial, at, actor, action, subject, detail } = row;
  return createHash('sm3')
    .update(JSON.stringify([previous, serial, at, actor, action, subject, detail]))
    .digest('hex');
}
