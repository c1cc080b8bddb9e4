import {
  dayOf,
  GuideChannelDay,
  GuideDay,
  type GuideDayName,
  type Programme,
  type ProgrammeRow,
} from '../../contract';
import { type BoxStorage, type Clock, type Connection, type ControlCentre, createSignal } from '../box';

export interface OnAir {
  now: ProgrammeRow | undefined;
  next: ProgrammeRow | undefined;
}

/** How many days are held at once. */
const DAYS_HELD = 4;

/** What is on: held by day, fetched when asked for, today's kept over restarts. */
export class GuideStore {
  readonly changed = createSignal<GuideDayName>();
  private days: GuideDay[] = [];
  private asking: Record<string, boolean> = {};
  private revision = '';

  constructor(
    private readonly storage: BoxStorage,
    private readonly centre: ControlCentre,
    private readonly clock: Clock,
  ) {
    const kept = storage.read('guide', GuideDay);
    if (kept) {
      this.days.push(kept);
      this.revision = kept.revision;
    }
  }

  follow(connection: Connection): () => void {
    return connection.revisions.listen(({ guide }) => {
      const today = dayOf(this.clock.seconds());
      const held = this.days.find(({ day }) => day === today);
      if (guide === this.revision && held) return;
      this.revision = guide;
      this.ask(today);
    });
  }

  /** What a channel shows at a moment (seconds since 1970) and after it. */
  onAir(channel: string, at: number): OnAir {
    const rows = this.day(dayOf(at))?.channels[channel] ?? [];
    const index = rows.findIndex(([start, duration]) => at >= start && at < start + duration);
    if (index < 0) return { now: undefined, next: rows.find(([start]) => start > at) };
    return { now: rows[index], next: rows[index + 1] };
  }

  /** A day's programmes of a channel; empty while they are on their way (`changed` tells when they came). */
  programmes(channel: string, day: GuideDayName): ProgrammeRow[] {
    return this.day(day)?.channels[channel] ?? [];
  }

  /** A channel's day with descriptions. */
  details(channel: string, day: GuideDayName): Promise<Programme[]> {
    const path = `/api/v1/guide/channels/${encodeURIComponent(channel)}/days/${day}`;
    return this.centre.get(path, GuideChannelDay).then(({ programmes }) => programmes);
  }

  private day(day: GuideDayName): GuideDay | undefined {
    const held = this.days.find((candidate) => candidate.day === day);
    if (!held) this.ask(day);
    return held;
  }

  private ask(day: GuideDayName): void {
    if (this.asking[day]) return;
    this.asking[day] = true;
    this.centre.get(`/api/v1/guide/days/${day}`, GuideDay).then(
      (answer) => {
        delete this.asking[day];
        this.days = [answer, ...this.days.filter((other) => other.day !== day)].slice(0, DAYS_HELD);
        if (day === dayOf(this.clock.seconds())) this.storage.write('guide', answer);
        this.changed.emit(day);
      },
      // Asked again a little later at the soonest: a control centre in trouble needs no more questions.
      () => window.setTimeout(() => delete this.asking[day], 5000),
    );
  }
}
