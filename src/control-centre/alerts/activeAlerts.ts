import type { Kysely } from 'kysely';
import { type DivisionCode, type Envelope, MOST_IN_SNAPSHOT, type Snapshot } from '../../contract';
import type { Schema } from '../store';
import { isActive } from './life';

/** The envelopes that are active, by the division that they name. */
export type ActiveAlerts = ReadonlyMap<DivisionCode, Envelope[]>;

/**
 * Reads what is active, as it was signed, the oldest first: for some divisions, or for all.
 *
 * @param now seconds since 1970
 */
export async function readActive(
  db: Kysely<Schema>,
  now: number,
  divisions?: readonly DivisionCode[],
): Promise<ActiveAlerts> {
  const active = new Map<DivisionCode, Envelope[]>();
  if (divisions?.length === 0) return active;
  let query = db
    .selectFrom('alert_area')
    .innerJoin('alert_revision', (join) =>
      join
        .onRef('alert_revision.id', '=', 'alert_area.id')
        .onRef('alert_revision.revision', '=', 'alert_area.revision'),
    )
    .select(['alert_area.division', 'message', 'signature', 'authorisation'])
    .where(isActive(now))
    .orderBy('alert_revision.approved_at')
    .orderBy('alert_revision.id');
  if (divisions) query = query.where('alert_area.division', 'in', divisions);
  for (const { division, message, signature, authorisation } of await query.execute()) {
    const envelope: Envelope = {
      message: { text: message!, signature: signature! },
      authorisation: authorisation!,
    };
    const others = active.get(division);
    if (others) others.push(envelope);
    else active.set(division, [envelope]);
  }
  return active;
}

/** What a division's topic retains; undefined where nothing is active there. */
export function snapshotOf(active: ActiveAlerts, division: DivisionCode): Buffer | undefined {
  const alerts = active.get(division)?.slice(-MOST_IN_SNAPSHOT);
  if (!alerts) return undefined;
  return Buffer.from(JSON.stringify({ division, alerts } satisfies Snapshot));
}
