import type { Kysely } from 'kysely';
import {
  check,
  covers,
  Division,
  type DivisionCode,
  type DivisionLevel,
  divisionLevel,
  PROVINCE,
} from '../../contract';
import { NOTHING_YET, readRevisions, type Schema } from '../store';
import { BARE_PROVINCE } from './divisions';

/** A division as it is found by its code. */
export interface Place {
  code: DivisionCode;
  name: string;
  level: DivisionLevel;
}

/** All divisions that the control centre knows, for questions by code. */
export class Gazetteer {
  private readonly places = new Map<DivisionCode, Place>();

  constructor(readonly province: Division) {
    this.add(province);
  }

  find(code: DivisionCode): Place | undefined {
    return this.places.get(code);
  }

  /** The divisions of a level that lie within any of the areas, in the order of the tree. */
  within(areas: readonly DivisionCode[], level: DivisionLevel): Place[] {
    return [...this.places.values()].filter(
      (place) => place.level === level && areas.some((area) => covers(area, place.code)),
    );
  }

  /** The counties that any of the areas touches: also where only some townships of it are meant. */
  countiesOf(areas: readonly DivisionCode[]): Place[] {
    return [...this.places.values()].filter(
      ({ code, level }) =>
        level === 'county' && areas.some((area) => covers(area, code) || covers(code, area)),
    );
  }

  /** Whether areas mean the whole province: by its own code, or because no county is left out. */
  isProvinceWide(areas: readonly DivisionCode[]): boolean {
    if (areas.includes(PROVINCE)) return true;
    const counties = this.within([PROVINCE], 'county');
    return counties.length > 0 && counties.every(({ code }) => areas.some((area) => covers(area, code)));
  }

  private add({ code, name, children = [] }: Division): void {
    this.places.set(code, { code, name, level: divisionLevel(code) });
    for (const child of children) this.add(child);
  }
}

/** The tree is large and hardly ever another one: it is kept until its revision changes. */
const kept = new WeakMap<Kysely<Schema>, { revision: string; gazetteer: Gazetteer }>();

/** The divisions as they stand now; the bare province before any were given. */
export async function readGazetteer(db: Kysely<Schema>): Promise<Gazetteer> {
  const { divisions: revision } = await readRevisions(db);
  const known = kept.get(db);
  if (known?.revision === revision) return known.gazetteer;
  const row =
    revision === NOTHING_YET
      ? undefined
      : await db.selectFrom('division_tree').select('tree').executeTakeFirst();
  const tree = check(Division, JSON.parse(row?.tree ?? BARE_PROVINCE), 'the division tree');
  const gazetteer = new Gazetteer(tree);
  kept.set(db, { revision, gazetteer });
  return gazetteer;
}
