import type { Kysely } from 'kysely';
import type { DivisionCode } from '../../contract';
import type { Reach } from '../../contract/desk';
import { readGazetteer } from '../divisions';
import type { Schema } from '../store';

/** Boxes in some divisions, by their county; a box that stands in none is counted under the province or prefecture. */
export type CountBoxes = (
  areas: readonly DivisionCode[],
) => Promise<ReadonlyMap<DivisionCode, { registered: number; online: number }>>;

/** Whom an alert for these areas would reach. */
export async function readReach(
  db: Kysely<Schema>,
  countBoxes: CountBoxes,
  areas: readonly DivisionCode[],
): Promise<Reach> {
  const gazetteer = await readGazetteer(db);
  const counts = [...(await countBoxes(areas)).values()];
  const sum = (what: 'registered' | 'online') => counts.reduce((total, count) => total + count[what], 0);
  return {
    prefectures: gazetteer.within(areas, 'prefecture').length,
    counties: gazetteer.within(areas, 'county').length,
    townships: gazetteer.within(areas, 'township').length,
    registered: sum('registered'),
    online: sum('online'),
    province: gazetteer.isProvinceWide(areas),
  };
}
