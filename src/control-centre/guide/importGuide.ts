import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { dayOf, dayStart, type GuideDayName, type ImportReport } from '../../contract';
import { IssueList, RefusedError, type Source, textOf } from '../intake';
import { asOnlyImport, readRevisions, type Schema, type Store, setRevision } from '../store';
import { type GuideTarget, matchGuideChannels } from './channelMatching';
import { type DayChange, showDays, writeDays } from './guideDays';
import { repairSchedule } from './repair';
import { dayAfter } from './schedule';
import { Staging } from './staging';
import { readXmltv, type XmltvChannel, type XmltvProgramme } from './xmltvReader';

const MAX_GUIDE_BYTES = 2 ** 30;
/** Past days that are kept, for catch-up. */
const PAST_DAYS = 8;
/** Days ahead that are believed; a programme in ten years is a mistake. */
const FUTURE_DAYS = 60;
/** One channel's schedule has to fit into memory; at 60 days this is a programme every three minutes. */
const MAX_PROGRAMMES_OF_A_CHANNEL = 30_000;

export interface GuideImportOptions {
  signal?: AbortSignal | undefined;
  /** The moment that counts as now, ms since 1970. */
  now?: number | undefined;
}

/**
 * Takes an XMLTV guide in: for each of its channels that is in the line-up, the time that it covers is replaced.
 * Viewers see the old guide until everything is ready, and then, at once, the new one.
 *
 * @throws {RefusedError} when the source is no XMLTV guide, can't be read, or has nothing for the line-up
 * @throws {ImportBusyError} when another guide is being imported
 */
export async function importGuide(
  store: Store,
  source: Source,
  { signal, now = Date.now() }: GuideImportOptions = {},
): Promise<ImportReport> {
  const began = performance.now();
  const today = dayOf(Math.floor(now / 1000));
  const issues = new IssueList();
  const done = await asOnlyImport(store.db, 'guide', async (run) => {
    const intake = new GuideIntake(await readTargets(store.db), new Staging(store.db, run), today, issues);
    const text = textOf(source, { maxBytes: MAX_GUIDE_BYTES }, signal);
    for await (const items of readXmltv(text, issues)) {
      signal?.throwIfAborted();
      for (const item of items) {
        if (item.kind === 'channel') intake.takeChannel(item);
        else await intake.takeProgramme(item);
      }
    }
    await intake.finish();
    const counts = { accepted: 0, added: 0, updated: 0, removed: 0 };
    const changes: DayChange[] = [];
    for (const [theirs, ours] of intake.served()) {
      signal?.throwIfAborted();
      const schedule = repairSchedule(await intake.staging.read(theirs), issues);
      counts.accepted += schedule.length;
      for (const [at, channel] of ours.entries()) {
        const written = await writeDays(store.db, run, channel, schedule);
        changes.push(...written.changes);
        // A guide's channel that serves several of ours is still one channel of the guide.
        if (at > 0) continue;
        counts.added += written.added;
        counts.updated += written.updated;
        counts.removed += written.removed;
      }
    }
    const revision = await show(store.db, changes, dayAfter(today, -PAST_DAYS));
    return { ...counts, revision };
  });
  await store.tidy();
  return {
    kind: 'guide',
    ...done,
    issues: issues.listed(),
    moreIssues: issues.more,
    seconds: (performance.now() - began) / 1000,
  };
}

/** One short transaction makes all visible; a guide in which nothing has changed keeps its revision. */
async function show(db: Kysely<Schema>, changes: DayChange[], oldest: GuideDayName): Promise<string> {
  return db.transaction().execute(async (inside) => {
    const changed = await showDays(inside, changes, oldest);
    if (!changed) return (await readRevisions(inside)).guide;
    const revision = `${Date.now().toString(36)}-${randomBytes(3).toString('hex')}`;
    await setRevision(inside, 'guide', revision);
    return revision;
  });
}

async function readTargets(db: Kysely<Schema>): Promise<GuideTarget[]> {
  const rows = await db
    .selectFrom('channel')
    .select(['id', 'tvg_id', 'tvg_name', 'name'])
    .where('offered', '=', true)
    .orderBy('number')
    .execute();
  if (rows.length === 0) {
    throw new RefusedError('no-lineup', 'there is no line-up yet: import a playlist before its guide');
  }
  return rows.map((row) => ({ id: row.id, tvgId: row.tvg_id, tvgName: row.tvg_name, name: row.name }));
}

interface UnknownChannel {
  line: number;
  name: string;
  programmes: number;
}

/** Sorts what comes out of a guide: what is staged, what is nobody's, what is out of time. */
class GuideIntake {
  private readonly channels = new Map<string, XmltvChannel>();
  private serves: Map<string, string[]> | undefined;
  private readonly unknown = new Map<string, UnknownChannel>();
  private readonly staged = new Map<string, number>();
  private readonly from: number;
  private readonly to: number;
  private readonly tooOld = { line: 0, programmes: 0 };
  private readonly tooFar = { line: 0, programmes: 0 };

  constructor(
    private readonly targets: GuideTarget[],
    readonly staging: Staging,
    today: GuideDayName,
    private readonly issues: IssueList,
  ) {
    this.from = dayStart(dayAfter(today, -PAST_DAYS));
    this.to = dayStart(dayAfter(today, FUTURE_DAYS));
  }

  takeChannel(channel: XmltvChannel): void {
    const known = this.channels.get(channel.id);
    if (known && !this.serves) known.names.push(...channel.names);
    if (known) return;
    this.channels.set(channel.id, channel);
    // Matching begins with the first programme, when by rule all channels are known. One that comes late gets
    // what is left.
    if (!this.serves) return;
    const served = new Set([...this.serves.values()].flat());
    const left = this.targets.filter(({ id }) => !served.has(id));
    for (const [theirs, ours] of matchGuideChannels(left, [channel])) this.serves.set(theirs, ours);
  }

  async takeProgramme(programme: XmltvProgramme): Promise<void> {
    const { channel, line } = programme;
    if (!this.ownersOf(channel, line)) {
      this.countUnknown(channel, line);
      return;
    }
    if (this.isOutOfTime(programme)) return;
    const before = this.staged.get(channel) ?? 0;
    this.staged.set(channel, before + 1);
    if (before < MAX_PROGRAMMES_OF_A_CHANNEL) await this.staging.add(programme);
    else if (before === MAX_PROGRAMMES_OF_A_CHANNEL) {
      this.issues.add(
        line,
        `more than ${MAX_PROGRAMMES_OF_A_CHANNEL} programmes of one channel: the rest is left out`,
      );
    }
  }

  /** @throws {RefusedError} when there is nothing that could be taken in */
  async finish(): Promise<void> {
    await this.staging.flush();
    const { tooOld, tooFar } = this;
    if (tooOld.programmes > 0) {
      this.issues.add(tooOld.line, `${tooOld.programmes} programmes are more than ${PAST_DAYS} days past`);
    }
    if (tooFar.programmes > 0) {
      this.issues.add(tooFar.line, `${tooFar.programmes} programmes are more than ${FUTURE_DAYS} days ahead`);
    }
    for (const { line, name, programmes } of this.unknown.values()) {
      this.issues.add(line, `channel "${name}" is not in the line-up: ${programmes} programmes left out`);
    }
    if (this.staged.size > 0) return;
    if (tooOld.programmes > 0) {
      throw new RefusedError('nothing-usable', `all its programmes are more than ${PAST_DAYS} days past`);
    }
    if (this.unknown.size > 0) {
      const [first] = this.unknown.values();
      throw new RefusedError(
        'nothing-usable',
        `none of its ${this.unknown.size} channels is in the line-up (the first is "${first!.name}")`,
      );
    }
    throw new RefusedError('nothing-usable', 'the guide has no programme that can be used');
  }

  /** The guide's channels that have programmes, each with those of ours that it serves. */
  *served(): Iterable<[theirs: string, ours: string[]]> {
    for (const channel of this.staged.keys()) yield [channel, this.serves?.get(channel) ?? []];
  }

  private ownersOf(channel: string, line: number): string[] | undefined {
    this.serves ??= matchGuideChannels(this.targets, [...this.channels.values()]);
    // Not declared, as it should be: its id may still be one of ours.
    if (!this.channels.has(channel)) this.takeChannel({ kind: 'channel', line, id: channel, names: [] });
    return this.serves.get(channel);
  }

  private countUnknown(channel: string, line: number): void {
    const declared = this.channels.get(channel);
    const entry = this.unknown.get(channel) ?? {
      line: declared?.line ?? line,
      name: declared?.names[0] ?? channel,
      programmes: 0,
    };
    entry.programmes += 1;
    this.unknown.set(channel, entry);
  }

  private isOutOfTime({ start, stop, line }: XmltvProgramme): boolean {
    const beyond = (stop ?? start) < this.from ? this.tooOld : start >= this.to ? this.tooFar : undefined;
    if (!beyond) return false;
    beyond.line ||= line;
    beyond.programmes += 1;
    return true;
  }
}
