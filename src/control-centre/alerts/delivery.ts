import { type Kysely, sql } from 'kysely';
import { type AlertId, type DivisionCode, padCode, type RejectReason, type Stage } from '../../contract';
import type { CountyDelivery, Delivery } from '../../contract/desk';
import { readGazetteer } from '../divisions';
import type { Schema } from '../store';
import { AlertError } from './alertError';
import { readRevisionsOf } from './alertRows';
import type { CountBoxes } from './reach';

const COUNTY_DIGITS = 6;

/**
 * How far a revision came, county by county.
 *
 * @param revision the newest published one without it
 * @throws {AlertError} 'unknown-alert' where there is no such revision
 */
export async function readDelivery(
  db: Kysely<Schema>,
  countBoxes: CountBoxes,
  id: AlertId,
  revision?: number,
): Promise<Delivery> {
  const revisions = await readRevisionsOf(db, id);
  const row =
    revision === undefined
      ? (revisions.find(({ published_at }) => published_at !== null) ?? revisions[0])
      : revisions.find((candidate) => candidate.revision === revision);
  if (!row) throw new AlertError('unknown-alert', `there is no revision ${revision ?? ''} of ${id}`);
  const gazetteer = await readGazetteer(db);
  const counts = await countBoxes(row.content.areas);
  const receipts = await countReceipts(db, id, row.revision);
  const counties = new Map<DivisionCode, CountyDelivery>();
  const countyOf = (code: DivisionCode): CountyDelivery => {
    const known = counties.get(code);
    if (known) return known;
    const name = gazetteer.find(code)?.name ?? code;
    const { registered = 0, online = 0 } = counts.get(code) ?? {};
    const county = {
      division: code,
      name,
      registered,
      online,
      received: 0,
      displayed: 0,
      acknowledged: 0,
      rejected: 0,
    };
    counties.set(code, county);
    return county;
  };
  for (const { code } of gazetteer.countiesOf(row.content.areas)) countyOf(code);
  // Boxes that have not been told where they stand belong to no county, and are listed after them.
  for (const code of counts.keys()) countyOf(code);
  for (const { county, stage, boxes } of receipts) countyOf(padCode(county))[stage] += Number(boxes);
  return {
    revision: row.revision,
    publishedAt: row.published_at === null ? null : Math.floor(row.published_at / 1000),
    counties: [...counties.values()],
    reasons: await countReasons(db, id, row.revision),
    ...(await readTimes(db, id, row.revision, row.approved_at)),
  };
}

function countReceipts(db: Kysely<Schema>, id: AlertId, revision: number) {
  return sql<{ county: string; stage: Stage; boxes: string }>`
    select substring(division, 1, ${COUNTY_DIGITS}::int) as county, stage, count(*) as boxes
    from alert_receipt where alert = ${id} and revision = ${revision} group by 1, 2`
    .execute(db)
    .then(({ rows }) => rows);
}

async function countReasons(db: Kysely<Schema>, id: AlertId, revision: number): Promise<Delivery['reasons']> {
  const { rows } = await sql<{ reason: RejectReason; boxes: string }>`
    select reason, count(*) as boxes from alert_receipt
    where alert = ${id} and revision = ${revision} and stage = 'rejected' and reason is not null
    group by reason order by reason`.execute(db);
  return rows.map(({ reason, boxes }) => ({ reason, boxes: Number(boxes) }));
}

async function readTimes(
  db: Kysely<Schema>,
  id: AlertId,
  revision: number,
  approvedAt: number | null,
): Promise<Pick<Delivery, 'receivedP50' | 'receivedP99'>> {
  if (approvedAt === null) return { receivedP50: null, receivedP99: null };
  const { rows } = await sql<{ p50: number | null; p99: number | null }>`
    select percentile_disc(0.5) within group (order by at) as p50, percentile_disc(0.99) within group (order by at) as p99
    from alert_receipt where alert = ${id} and revision = ${revision} and stage = 'received'`.execute(db);
  const since = (at: number | null) => (at === null ? null : Math.max(0, Number(at) - approvedAt));
  return { receivedP50: since(rows[0]!.p50), receivedP99: since(rows[0]!.p99) };
}
