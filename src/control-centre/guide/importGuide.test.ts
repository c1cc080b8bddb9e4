import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check, dayStart, GuideChannelDay, GuideDay } from '../../contract';
import { RefusedError, streamSource } from '../intake';
import { importPlaylist, readLineup } from '../lineup';
import { openStore, readRevisions, type Store } from '../store';
import {
  bundle,
  embeddedTestStore,
  findPostgres,
  freshDataFolder,
  postgresTestStore,
  sampleGuide,
  samplePlaylist,
  type TestStore,
} from '../testing';
import { guideChannelDayJson, guideDayJson } from './guide';
import { importGuide } from './importGuide';

const server = await findPostgres();
const TODAY = '2026-11-24';
const T = dayStart(TODAY);
const HOUR = 3600;

async function* pieces(parts: Iterable<string>): AsyncIterable<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}
const takePlaylist = (store: Store, text: string) =>
  importPlaylist(store, streamSource(pieces([text]), 'list.m3u'));
const takeGuide = (store: Store, parts: Iterable<string>) =>
  importGuide(store, streamSource(pieces(parts), 'guide.xml'), { now: (T + 12 * HOUR) * 1000 });

function takesGuides(open: () => Promise<TestStore>): void {
  let test: TestStore;
  let store: Store;
  beforeEach(async () => {
    test = await open();
    store = test.store;
    await takePlaylist(
      store,
      '#EXTM3U\n#EXTINF:-1 tvg-id="one",CCTV-1\nhttp://h/1\n#EXTINF:-1 tvg-id="two",云南卫视\nhttp://h/2\n#EXTINF:-1,无节目\nhttp://h/3',
    );
  });
  afterEach(() => test.dispose());

  const stamp = (seconds: number) =>
    `${new Date((seconds + 8 * HOUR) * 1000).toISOString().replace(/[-:T]/g, '').slice(0, 14)}`;
  const programme = (channel: string, from: number, to: number | undefined, title: string) =>
    `<programme channel="${channel}" start="${stamp(T + from * HOUR)}"${to === undefined ? '' : ` stop="${stamp(T + to * HOUR)}"`}><title>${title}</title></programme>\n`;
  const tv = (...inside: string[]) => ['<?xml version="1.0"?>\n<tv>\n', ...inside, '</tv>'];
  const day = async (name: string) =>
    check(GuideDay, JSON.parse(await guideDayJson(store.db, name, 'r')), 'the day').channels;
  const titles = async (name: string) =>
    Object.fromEntries(
      Object.entries(await day(name)).map(([id, rows]) => [id, rows.map(([, , title]) => title)]),
    );

  it('is shown by day and by channel, a programme over midnight in both days', async () => {
    const report = await takeGuide(
      store,
      tv(
        '<channel id="one"><display-name>CCTV1</display-name></channel>',
        '<channel id="2"><display-name>云南卫视 高清</display-name></channel>\n',
        programme('one', 23, 25, '跨夜'),
        programme('one', 20, 23, '电视剧'),
        programme('2', 9, undefined, '早间'),
        programme('2', 10, 11, '上午'),
      ),
    );
    expect(report).toMatchObject({
      kind: 'guide',
      accepted: 4,
      added: 4,
      updated: 0,
      removed: 0,
      issues: [],
    });
    expect(await day(TODAY)).toEqual({
      one: [
        [T + 20 * HOUR, 3 * HOUR, '电视剧'],
        [T + 23 * HOUR, 2 * HOUR, '跨夜'],
      ],
      two: [
        [T + 9 * HOUR, HOUR, '早间'],
        [T + 10 * HOUR, HOUR, '上午'],
      ],
    });
    expect(await titles('2026-11-25')).toEqual({ one: ['跨夜'] });
    const json = await guideChannelDayJson(store.db, 'two', TODAY, 'r');
    const { programmes } = check(GuideChannelDay, JSON.parse(json!), 'the channel');
    expect(programmes).toEqual([
      { start: T + 9 * HOUR, stop: T + 10 * HOUR, title: '早间' },
      { start: T + 10 * HOUR, stop: T + 11 * HOUR, title: '上午' },
    ]);
    expect(await guideChannelDayJson(store.db, 'nobody', TODAY, 'r')).toBeUndefined();
    expect((await readRevisions(store.db)).guide).toBe(report.revision);
  });

  it('replaces the time that it covers and leaves other channels and days alone', async () => {
    await takeGuide(
      store,
      tv(
        ...[0, 6, 12, 18].map((h) => programme('one', h, h + 6, `旧${h}`)),
        programme('one', 30, 31, '明天'),
        programme('two', 8, 9, '二台'),
      ),
    );
    const report = await takeGuide(
      store,
      tv(programme('one', 12, 15, '新12'), programme('one', 15, 18, '新15')),
    );
    expect(report).toMatchObject({ accepted: 2, added: 1, updated: 1, removed: 0 });
    expect(await titles(TODAY)).toEqual({ one: ['旧0', '旧6', '新12', '新15', '旧18'], two: ['二台'] });
    expect(await titles('2026-11-25')).toEqual({ one: ['明天'] });
  });

  it('says what it leaves out and why', async () => {
    const report = await takeGuide(
      store,
      tv(
        '<channel id="x"><display-name>外台</display-name></channel>\n',
        programme('x', 1, 2, '甲'),
        programme('x', 2, 3, '乙'),
        programme('one', 3, 1, '倒流'),
        programme('one', 5, 7, '前'),
        programme('one', 6, 8, '后'),
        programme('one', -24 * 20, -24 * 20 + 1, '旧闻'),
      ),
    );
    expect(report).toMatchObject({ accepted: 2 });
    expect(report.issues).toEqual([
      { line: 3, reason: '2 programmes of channel "外台" are left out: it is not in the line-up' },
      { line: 6, reason: 'the programme stops before it starts' },
      { line: 7, reason: 'overlaps the programme in line 8: shortened to its start' },
      { line: 9, reason: '1 programmes, this the first, are more than 8 days past' },
    ]);
  });

  it('may give each channel with its own programmes; the surest match still wins', async () => {
    const report = await takeGuide(
      store,
      tv(
        '<channel id="CCTV1"><display-name>CCTV1</display-name></channel>\n',
        programme('CCTV1', 1, 2, '别人的'),
        '<channel id="one"><display-name>综合</display-name></channel>\n',
        programme('one', 1, 2, '自己的'),
      ),
    );
    expect(await titles(TODAY)).toEqual({ one: ['自己的'] });
    expect(report.issues).toEqual([
      {
        line: 3,
        reason: '1 programmes of channel "CCTV1" are left out: another channel of the guide fits better',
      },
    ]);
  });

  it('changes nothing when it has nothing for the line-up', async () => {
    const { revision } = await takeGuide(store, tv(programme('one', 1, 2, '甲')));
    for (const parts of [
      tv(programme('x', 1, 2, '甲')),
      tv(),
      ['<html></html>'],
      ['<tv>', programme('one', 1, 2, '乙')],
      tv(programme('one', -999, -998, '古')),
    ]) {
      await expect(takeGuide(store, parts)).rejects.toThrow(RefusedError);
    }
    expect(await titles(TODAY)).toEqual({ one: ['甲'] });
    expect((await readRevisions(store.db)).guide).toBe(revision);
    expect(await store.db.selectFrom('guide_staging').selectAll().execute()).toEqual([]);
  });

  it('keeps its revision when nothing in it has changed, and forgets days long past', async () => {
    const parts = tv(programme('one', -7 * 24, -7 * 24 + 1, '上周'), programme('one', 1, 2, '甲'));
    const first = await takeGuide(store, parts);
    expect((await takeGuide(store, parts)).revision).toBe(first.revision);
    expect(await titles('2026-11-17')).toEqual({ one: ['上周'] });
    const later = { now: (T + 3 * 24 * HOUR) * 1000 };
    await importGuide(store, streamSource(pieces(tv(programme('two', 60, 61, '乙'))), 'g'), later);
    expect(await titles('2026-11-17')).toEqual({});
    const left = await store.db.selectFrom('guide_document').select('day').orderBy('day').execute();
    expect(left.map((row) => row.day)).toEqual([TODAY, '2026-11-26']);
  });

  it('serves two channels of the line-up from one of the guide', async () => {
    await takePlaylist(
      store,
      '#EXTM3U\n#EXTINF:-1 tvg-id="one" tvg-chno="1",CCTV-1\nhttp://h/1\n#EXTINF:-1 tvg-id="one" tvg-chno="2",CCTV-1 4K\nhttp://h/4k',
    );
    expect(await takeGuide(store, tv(programme('one', 1, 2, '甲')))).toMatchObject({ accepted: 1, added: 1 });
    expect(Object.values(await titles(TODAY))).toEqual([['甲'], ['甲']]);
  });
}

describe('a guide that is imported into the embedded store', () => takesGuides(embeddedTestStore));
describe.skipIf(!server)('a guide that is imported into PostgreSQL', () =>
  takesGuides(() => postgresTestStore(server!)),
);

describe('an import that is killed', () => {
  const OLD_GUIDE = { channels: 40, days: 3, programmesPerDay: 20, start: T, title: '老节目' };

  async function withOldContent(): Promise<{ folder: string; worker: string }> {
    const folder = await freshDataFolder();
    const worker = await bundle('store/pgliteWorker.ts');
    const store = await openStore({ dataFolder: folder, workerFile: worker });
    await takePlaylist(store, samplePlaylist(2000, 0, '旧').text);
    await takeGuide(store, sampleGuide(OLD_GUIDE));
    await store.close();
    return { folder, worker };
  }

  it('leaves the old guide whole, and the next start removes what it left', async () => {
    const { folder, worker } = await withOldContent();
    const before = await openStore({ dataFolder: folder, workerFile: worker });
    const old = await guideDayJson(before.db, '2026-11-25', 'r');
    await before.close();
    const child = spawn(
      process.execPath,
      [await bundle('testing/importAndStop.ts'), folder, worker, 'guide'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    for await (const words of child.stdout.setEncoding('utf8')) {
      if (String(words).includes('half')) child.kill('SIGKILL');
    }
    const store = await openStore({ dataFolder: folder, workerFile: worker });
    expect(await guideDayJson(store.db, '2026-11-25', 'r')).toBe(old);
    for (const table of ['guide_staging', 'import_run'] as const) {
      expect(await store.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    expect(await takeGuide(store, sampleGuide({ ...OLD_GUIDE, title: '新' }))).toMatchObject({
      updated: 40 * 60,
    });
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('leaves a whole line-up at whatever moment it is killed', { timeout: 240_000 }, async () => {
    const { folder, worker } = await withOldContent();
    const program = await bundle('testing/importAndStop.ts');
    for (const afterMs of [0, 15, 40, 80, 130, 200, 310]) {
      const child = spawn(process.execPath, [program, folder, worker, 'playlist'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      for await (const words of child.stdout.setEncoding('utf8')) {
        if (String(words).includes('ready')) setTimeout(() => child.kill('SIGKILL'), afterMs);
      }
      const store = await openStore({ dataFolder: folder, workerFile: worker });
      const channels = await readLineup(store.db);
      expect(channels).toHaveLength(2000);
      expect(new Set(channels.map(({ name }) => name.split(' ')[0])).size).toBe(1);
      expect(new Set(channels.map(({ id }) => id)).size).toBe(2000);
      await store.close();
    }
    rmSync(folder, { recursive: true });
  });
});

describe('a guide of 300,000 programmes', () => {
  it('is taken in with less than 300 MB over the base, while others go on reading', {
    timeout: 240_000,
  }, async () => {
    const [folder, worker, program] = await Promise.all([
      freshDataFolder(),
      bundle('store/pgliteWorker.ts'),
      bundle('testing/importGuideMeasured.ts'),
    ]);
    const child = spawn(process.execPath, [program, folder, worker], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    for await (const text of child.stdout.setEncoding('utf8')) printed += text;
    const measured: unknown = JSON.parse(printed);
    console.info('300,000 programmes:', measured);
    expect(measured).toMatchObject({
      accepted: 301_000,
      added: 301_000,
      addedAgain: 0,
      sameRevision: true,
      issues: 0,
    });
    expect((measured as { overBaseMb: number }).overBaseMb).toBeLessThan(300);
    rmSync(folder, { recursive: true });
  });
});
