import { AuditVerdict, verifyAudit } from '../audit';
import { RefusedError } from '../intake';
import type { Settings } from '../settings';
import { openStore } from '../store';
import { brokeOff, type RunningCentre, readAnswer, runningCentre } from './runningCentre';

const VERIFICATION = '/api/v1/audit/verification';

/**
 * Verifies the audit log, through the control centre that runs on the data folder where one does.
 *
 * @throws {RefusedError} when that control centre does not answer
 */
export async function verifyAuditLog(settings: Settings): Promise<AuditVerdict> {
  // A database server is open to everybody, whoever holds the data folder.
  const centre = settings.databaseUrl ? undefined : runningCentre(settings);
  if (centre) return throughServer(centre);
  const { dataFolder, databaseUrl } = settings;
  const store = await openStore({ dataFolder, databaseUrl });
  try {
    return await verifyAudit(store.db);
  } finally {
    await store.close();
  }
}

async function throughServer(centre: RunningCentre): Promise<AuditVerdict> {
  const { url, token } = centre;
  try {
    const answer = await fetch(new URL(VERIFICATION, url), { headers: { authorization: `Bearer ${token}` } });
    return await readAnswer(answer, AuditVerdict, `GET ${VERIFICATION}`);
  } catch (error) {
    throw error instanceof RefusedError ? error : brokeOff(centre, error);
  }
}

const HOW = {
  changed: 'is not as it was written',
  missing: 'is missing',
  inserted: 'was put in behind the end of the chain',
} as const;

/** A verdict as a person reads it in a terminal. */
export function verdictText({ rows, hash, bad }: AuditVerdict): string {
  if (bad)
    return `the audit log was tampered with: row ${bad.serial} ${HOW[bad.how]} (good before it: ${rows})`;
  return `the audit log is whole: ${rows} rows, the chain ends with ${hash}`;
}
