import { covers, type Division, type DivisionCode, divisionLevel } from '../../contract';

/** A division with those above it, the province first, itself last. */
export interface Place {
  division: Division;
  path: readonly Division[];
}

/** The division tree, with an index by code. */
export class Places {
  private readonly byCode = new Map<DivisionCode, Place>();

  constructor(readonly province: Division) {
    const visit = (division: Division, above: readonly Division[]) => {
      const path = [...above, division];
      this.byCode.set(division.code, { division, path });
      for (const child of division.children ?? []) visit(child, path);
    };
    visit(province, []);
  }

  find(code: DivisionCode): Place | undefined {
    return this.byCode.get(code);
  }

  /** Whether areas mean the whole province: by its own code, or because no county is left out. */
  isProvinceWide(areas: readonly DivisionCode[]): boolean {
    if (areas.includes(this.province.code)) return true;
    const counties = [...this.byCode.keys()].filter((code) => divisionLevel(code) === 'county');
    return counties.length > 0 && counties.every((code) => areas.some((area) => covers(area, code)));
  }

  /** Name of a division; its code where it is not known. */
  name(code: DivisionCode): string {
    return this.byCode.get(code)?.division.name ?? code;
  }

  /** The name by which a township is told apart: with its county's; others as they are. */
  fullName(code: DivisionCode): string {
    const place = this.byCode.get(code);
    if (!place) return code;
    const named = divisionLevel(code) === 'township' ? place.path.slice(-2) : place.path.slice(-1);
    return named.map((division) => division.name).join('');
  }

  /**
   * Finds divisions inside `scope` by the beginning of their code or by parts of their name; several words narrow it
   * down, the earlier ones to the places above: '大理 苍山'. Larger places come first.
   */
  search(text: string, scope: DivisionCode): Place[] {
    const words = text.trim().split(/\s+/).filter(Boolean);
    const last = words.pop();
    if (!last) return [];
    return [...this.byCode.values()]
      .filter(
        ({ division, path }) =>
          covers(scope, division.code) &&
          (/^\d+$/.test(last) ? division.code.startsWith(last) : division.name.includes(last)) &&
          words.every((word) => path.some((above) => above.name.includes(word))),
      )
      .sort((a, b) => rankOf(a, last) - rankOf(b, last));
  }
}

const rankOf = ({ division, path }: Place, word: string): number =>
  (division.name.startsWith(word) ? 0 : 10) + path.length;
