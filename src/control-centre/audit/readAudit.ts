import { type Kysely, sql } from 'kysely';
import { type DivisionCode, significantDigits } from '../../contract';
import type { AuditPage } from '../../contract/desk';
import type { Schema } from '../store';
import { SYSTEM } from './writeAudit';

/** Which rows are asked for; what is absent does not matter. */
export interface AuditFilter {
  /** Only rows before this serial. */
  before?: number | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
}

const PAGE = 100;
/** Digits of a code that names the whole province. */
const PROVINCE_DIGITS = 2;

/**
 * A page of the log, the newest row first.
 *
 * @param division what the reader may see: rows of actors within it, and what the system did to their accounts; the
 *   province's reader sees all
 */
export async function readAudit(
  db: Kysely<Schema>,
  { before, actor, action, subject }: AuditFilter,
  division: DivisionCode,
): Promise<AuditPage> {
  let query = db
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('serial', 'desc')
    .limit(PAGE + 1);
  if (before !== undefined) query = query.where('serial', '<', before);
  if (actor !== undefined) query = query.where('actor', '=', actor);
  if (action !== undefined) query = query.where('action', '=', action);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  const digits = significantDigits(division);
  if (digits.length > PROVINCE_DIGITS) {
    query = query.where(sql<boolean>`exists (select from account where division like ${`${digits}%`}
      and name = case actor when ${SYSTEM} then subject else actor end)`);
  }
  const rows = await query.execute();
  return { rows: rows.slice(0, PAGE), more: rows.length > PAGE };
}
