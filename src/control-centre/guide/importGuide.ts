import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { dayOf, type GuideDayName, type ImportReport } from '../../contract';
import { IssueList, RefusedError, type Source, textOf } from '../intake';
import { asOnlyImport, readRevisions, type Schema, type Store, setRevision } from '../store';
import type { GuideTarget } from './channelMatching';
import { type DayChange, showDays, writeDays } from './guideDays';
import { GuideIntake, PAST_DAYS } from './guideIntake';
import { repairSchedule } from './repair';
import { dayAfter } from './schedule';
import { Staging } from './staging';
import { readXmltv } from './xmltvReader';

const MAX_GUIDE_BYTES = 2 ** 30;
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
    const staging = new Staging(store.db, run);
    const intake = new GuideIntake(await readTargets(store.db), staging, today, issues);
    const text = textOf(source, { maxBytes: MAX_GUIDE_BYTES }, signal);
    for await (const items of readXmltv(text, issues)) {
      signal?.throwIfAborted();
      for (const item of items) {
        if (item.kind === 'channel') intake.takeChannel(item);
        else await intake.takeProgramme(item);
      }
    }
    const counts = { accepted: 0, added: 0, updated: 0, removed: 0 };
    const changes: DayChange[] = [];
    for (const [theirs, ours] of await intake.finish()) {
      signal?.throwIfAborted();
      const schedule = repairSchedule(await staging.read(theirs), issues);
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
