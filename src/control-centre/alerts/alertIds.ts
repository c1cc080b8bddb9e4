import { type Kysely, sql } from 'kysely';
import type { AlertId, Authority } from '../../contract';
import type { Schema } from '../store';

const CHINA_AHEAD_MS = 8 * 3_600_000;

/** A new id: division, authority, the time in China, and a serial that goes on over restarts. */
export async function nextAlertId(
  trx: Kysely<Schema>,
  { division, code }: Pick<Authority, 'division' | 'code'>,
  now: number,
): Promise<AlertId> {
  const { rows } = await sql<{ serial: string }>`select nextval('alert_serial')::text as serial`.execute(trx);
  const time = new Date(now + CHINA_AHEAD_MS).toISOString().replace(/\D/g, '').slice(0, 14);
  return `${division}-${code}-${time}-${rows[0]!.serial.padStart(4, '0')}`;
}
