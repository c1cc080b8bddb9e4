import { weekdayOf, weekOf } from './calendar';
import { chance } from './chance';
import { SHELVES, type ShelfName, type Work } from './shelves';
import type { Filling, StripSlot, Table } from './table';

/** A part of a work: which one, counted from 1. */
export interface Part {
  work: Work;
  part: number;
}

/** The new parts that a filling shows; 0 for all but new parts of that strip. */
function newParts(filling: Filling | undefined, { shelf, strip }: StripKey): number {
  if (typeof filling !== 'object' || !('strip' in filling) || filling.repeat) return 0;
  return filling.shelf === shelf && filling.strip === strip ? filling.programmes : 0;
}

type StripKey = Pick<StripSlot, 'shelf' | 'strip'>;

/** One strip of a channel: the works that it shows in turn, so many parts on each day of the week. */
export class Strip {
  /** New parts from Monday on. */
  private readonly perWeekday: number[];
  private readonly perWeek: number;
  private readonly parts: number;
  private readonly phase: number;

  constructor(
    channel: string,
    key: StripKey,
    table: Table,
    private readonly works: readonly Work[],
  ) {
    this.perWeekday = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
      table.rows.reduce(
        (sum, [, what]) =>
          sum + newParts(typeof what === 'object' && 'week' in what ? what.week[weekday] : what, key),
        0,
      ),
    );
    this.perWeek = this.perWeekday.reduce((sum, count) => sum + count, 0);
    this.parts = works.reduce((sum, work) => sum + work.parts, 0);
    this.phase = chance(channel, key.shelf, key.strip) % this.parts;
  }

  /** The part that the strip shows as its `nth` of a day (from 0). */
  at(day: number, nth: number): Part {
    const before = this.perWeekday.slice(0, weekdayOf(day)).reduce((sum, count) => sum + count, 0);
    let at = (this.phase + weekOf(day) * this.perWeek + before + nth) % this.parts;
    for (const work of this.works) {
      if (at < work.parts) return { work, part: at + 1 };
      at -= work.parts;
    }
    throw new RangeError(`no part ${nth} on day ${day}`);
  }
}

interface Wanted {
  channel: string;
  key: StripKey;
  table: Table;
}

function stripsOf(channel: string, table: Table): Wanted[] {
  const keys = new Map<string, StripKey>();
  for (const [, what] of table.rows) {
    const fillings = typeof what === 'object' && 'week' in what ? what.week : [what];
    for (const filling of fillings) {
      if (typeof filling === 'object' && 'strip' in filling) {
        keys.set(`${filling.shelf} ${filling.strip}`, filling);
      }
    }
  }
  return [...keys.values()].map((key) => ({ channel, key, table }));
}

/** All strips of all channels. Each takes its works from the shelf side by side, so that no two show the same. */
export class StripBook {
  private readonly strips = new Map<string, Strip>();

  constructor(tables: ReadonlyMap<string, Table>) {
    const wanted = [...tables].flatMap(([channel, table]) => stripsOf(channel, table));
    for (const shelf of Object.keys(SHELVES) as ShelfName[]) {
      const { works, atLeast } = SHELVES[shelf];
      const claims = wanted.filter(({ key }) => key.shelf === shelf);
      const share = Math.min(works.length, Math.max(atLeast, Math.floor(works.length / claims.length)));
      claims.forEach(({ channel, key, table }, at) => {
        const own = Array.from({ length: share }, (_, nth) => works[(at * share + nth) % works.length]!);
        this.strips.set(`${channel} ${shelf} ${key.strip}`, new Strip(channel, key, table, own));
      });
    }
  }

  find(channel: string, { shelf, strip }: StripKey): Strip {
    return this.strips.get(`${channel} ${shelf} ${strip}`)!;
  }
}
