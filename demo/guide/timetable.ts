import type { DemoChannel } from '../channels';
import { startOfDay, weekdayOf, weekOf } from './calendar';
import { chance } from './chance';
import { SHELVES } from './shelves';
import type { StripBook } from './strips';
import type { Filling, Rerun, StripSlot, Table } from './table';

/** One programme of the guide; times in seconds since 1970, `stop` exclusive. */
export interface Listing {
  channel: string;
  start: number;
  stop: number;
  title: string;
  about: string;
  category: string;
  /** '第12集', where the programme is a part of a series. */
  episode?: string;
}

type Telling = Omit<Listing, 'channel' | 'start' | 'stop'>;

const MINUTE_S = 60;
const DAY_MINUTES = 24 * 60;
/** When the broadcasting day begins, minutes after midnight. */
const DAY_BEGINS = 6 * 60;
/** A time with '~' is at most so many minutes early or late. */
const DRIFT = 4;

/** Makes a channel's broadcasting days out of its table. */
export class Timetable {
  constructor(
    private readonly channel: DemoChannel,
    private readonly table: Table,
    private readonly strips: StripBook,
  ) {}

  /** What runs from 06:00 of a day to 06:00 of the next, without a gap. */
  broadcastingDay(day: number): Listing[] {
    const shown = new Map<string, number>();
    const slots = this.slots(day);
    return slots.flatMap(({ from, filling }, at) => {
      const to = slots[at + 1]?.from ?? DAY_BEGINS + DAY_MINUTES;
      const programmes = this.programmes(filling, day, shown);
      return programmes.map((programme, nth) => ({
        channel: this.channel.id,
        start: this.moment(day, from + Math.floor(((to - from) * nth) / programmes.length)),
        stop: this.moment(day, from + Math.floor(((to - from) * (nth + 1)) / programmes.length)),
        ...programme,
      }));
    });
  }

  private moment(day: number, minutes: number): number {
    return startOfDay(day) + minutes * MINUTE_S;
  }

  private slots(day: number): { from: number; filling: Filling }[] {
    return this.table.rows.flatMap(([time, what]) => {
      const filling = typeof what === 'object' && 'week' in what ? what.week[weekdayOf(day)] : what;
      return filling === undefined ? [] : [{ from: this.minutes(time, day), filling }];
    });
  }

  private minutes(time: string, day: number): number {
    const [, drifts, hours, minutes] = /^(~?)(\d\d):(\d\d)$/.exec(time) ?? [];
    if (hours === undefined) throw new SyntaxError(`${this.channel.id}: "${time}" is no time of day`);
    const drift = drifts ? (chance(this.channel.id, time, day) % (2 * DRIFT + 1)) - DRIFT : 0;
    return Number(hours) * 60 + Number(minutes) + drift;
  }

  private programmes(filling: Filling, day: number, shown: Map<string, number>): Telling[] {
    if (typeof filling === 'string') return [this.show(filling, day)];
    return 'show' in filling ? [this.rerun(filling, day)] : this.parts(filling, day, shown);
  }

  private show(name: string, day: number): Telling {
    const show = this.table.shows[name];
    if (!show) throw new RangeError(`${this.channel.id}: nothing is known of the show "${name}"`);
    const [category, about, topics = []] = show;
    // By the week one more, so that a weekly show with seven topics has all of them too.
    const topic = topics[(chance(this.channel.id, name) + day + weekOf(day)) % (topics.length || 1)] ?? '';
    const filled = (text: string) => this.placed(text.replaceAll('{题}', topic));
    return { title: filled(name), about: filled(about), category };
  }

  private rerun({ show, daysAgo }: Rerun, day: number): Telling {
    const first = this.show(show, day - daysAgo);
    return { ...first, title: `${first.title}（重播）` };
  }

  private parts(slot: StripSlot, day: number, shown: Map<string, number>): Telling[] {
    const shelf = SHELVES[slot.shelf];
    const strip = this.strips.find(this.channel.id, slot);
    const key = `${slot.shelf} ${slot.strip} ${slot.repeat ? `again ${slot.repeat.daysAgo}` : ''}`;
    return Array.from({ length: slot.programmes }, () => {
      const nth = shown.get(key) ?? 0;
      shown.set(key, nth + 1);
      const { work, part } = strip.at(day - (slot.repeat?.daysAgo ?? 0), nth);
      return {
        title: shelf.title(work, part, slot.repeat !== undefined),
        about: this.placed(shelf.about(work, part)),
        category: shelf.category,
        ...(shelf.episode && work.parts > 1 && { episode: shelf.episode(part) }),
      };
    });
  }

  private placed(text: string): string {
    const [sight, place = sight] = this.channel.caption.split(' · ');
    return text.replaceAll('{地}', place!).replaceAll('{景}', sight!);
  }
}
