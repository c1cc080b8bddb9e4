import { covers, type DivisionCode, divisionLevel, type RejectReason } from '../../contract';
import type { Arrival, Berth, Sighting } from './protocol';

/** What became of one revision of an alert in the fleet. */
export class AlertTally {
  /** When it came to each box that took it, and whether as it happened. */
  readonly taken = new Map<number, { when: number; live: boolean }>();
  readonly refusals = new Map<RejectReason, number>();
  sighting: Sighting | undefined;

  constructor(
    readonly id: string,
    readonly revision: number,
  ) {}

  note({ at, refused, when, live }: Arrival): void {
    if (refused) this.refusals.set(refused, (this.refusals.get(refused) ?? 0) + 1);
    else this.taken.set(at, { when, live });
  }

  /** Boxes that it was for and that did not get it, and boxes that took it and should not have. */
  compare(berths: readonly Berth[]): { meant: number; missing: number[]; wrong: number[] } {
    const areas = this.sighting?.areas ?? [];
    const missing: number[] = [];
    const wrong: number[] = [];
    let meant = 0;
    for (const [at, { division }] of berths.entries()) {
      const isMeant = areas.some((area) => reaches(area, division));
      if (isMeant) meant += 1;
      if (isMeant && !this.taken.has(at)) missing.push(at);
      if (!isMeant && this.taken.has(at)) wrong.push(at);
    }
    return { meant, missing, wrong };
  }

  /** How long after a moment it came to those who heard it as it happened, ms, the shortest first. */
  delays(since: number): number[] {
    return [...this.taken.values()]
      .filter(({ live }) => live)
      .map(({ when }) => when - since)
      .sort((a, b) => a - b);
  }
}

/** Written anew and not asked of the judge, whom it checks. */
function reaches(area: DivisionCode, division: DivisionCode): boolean {
  return area === division || (divisionLevel(division) !== 'province' && covers(area, division));
}

/** The value below which a share of sorted samples lies (nearest rank). @param share 0 to 1 */
export function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
