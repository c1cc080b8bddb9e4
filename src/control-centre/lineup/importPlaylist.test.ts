import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check, Lineup } from '../../contract';
import { RefusedError, streamSource } from '../intake';
import { readRevisions } from '../store';
import {
  embeddedTestStore,
  findPostgres,
  postgresTestStore,
  samplePlaylist,
  type TestStore,
} from '../testing';
import { importPlaylist } from './importPlaylist';
import { offeredIn, readLineup } from './lineup';

const server = await findPostgres();

function takesPlaylists(open: () => Promise<TestStore>): void {
  let test: TestStore;
  beforeEach(async () => {
    test = await open();
  });
  afterEach(() => test.dispose());

  async function take(content: string | Uint8Array) {
    async function* bytes() {
      yield Buffer.from(content);
    }
    return importPlaylist(test.store, streamSource(bytes(), 'list.m3u'));
  }
  const lineup = async () => {
    const channels = await readLineup(test.store.db);
    const { lineup: revision } = await readRevisions(test.store.db);
    return check(Lineup, { revision, channels }, 'the store');
  };
  const list = (...entries: string[]) =>
    `#EXTM3U\n${entries.map((entry) => `#EXTINF:-1 ${entry}`).join('\n')}\n`;
  const entry = (attributes: string, name: string, url = `http://h/${encodeURIComponent(name)}`) =>
    `${attributes},${name}\n${url}`;

  it('becomes the line-up, in the order of the numbers', async () => {
    const report = await take(
      list(
        entry('tvg-id="b" tvg-chno="2" catchup="shift" catchup-days="7"', '云南都市'),
        entry('tvg-id="a" tvg-chno="1" group-title="云南;卫视"', '云南卫视'),
        entry('radio="true" x-areas="5329;530102"', '大理广播'),
      ),
    );
    expect(report).toMatchObject({
      kind: 'playlist',
      accepted: 3,
      added: 3,
      updated: 0,
      removed: 0,
      issues: [],
    });
    const { revision, channels } = await lineup();
    expect(revision).toBe(report.revision);
    expect(channels).toMatchObject([
      { id: 'a', number: 1, name: '云南卫视', groups: ['云南', '卫视'], radio: false, areas: [] },
      { id: 'b', number: 2, catchup: { mode: 'shift', source: '', days: 7 } },
      { number: 3, radio: true, areas: ['532900000000', '530102000000'] },
    ]);
    const names = (division: string) => offeredIn(channels, division).map(({ name }) => name);
    expect(names('532922000000')).toContain('大理广播');
    expect(names('530102001000')).toContain('大理广播');
    expect(names('530103000000')).toEqual(['云南卫视', '云南都市']);
  });

  it('keeps ids and numbers when it comes again otherwise, so that favourites survive', async () => {
    await take(
      list(entry('tvg-id="one"', '甲'), entry('', 'CCTV-2'), entry('', '丙', 'http://h/c'), entry('', '丁')),
    );
    const before = new Map((await lineup()).channels.map(({ name, id, number }) => [name, { id, number }]));
    const report = await take(
      list(
        entry('', '新'),
        entry('', '丙改名', 'http://h/c'),
        entry('', 'CCTV2 财经 高清', 'http://h/2'),
        entry('tvg-id="one"', '甲改名'),
      ),
    );
    expect(report).toMatchObject({ accepted: 4, added: 1, updated: 3, removed: 1 });
    const after = new Map((await lineup()).channels.map(({ name, id, number }) => [name, { id, number }]));
    expect(after.get('甲改名')).toEqual(before.get('甲'));
    expect(after.get('CCTV2 财经 高清')).toEqual(before.get('CCTV-2'));
    expect(after.get('丙改名')).toEqual(before.get('丙'));
    // 丁 is gone, but its id waits for it; its number was free to be given.
    await take(list(entry('', '丁'), entry('', '新')));
    expect((await lineup()).channels.find(({ name }) => name === '丁')?.id).toBe(before.get('丁')!.id);
  });

  it('lets channels exchange their numbers', async () => {
    await take(list(entry('tvg-id="a" tvg-chno="1"', '甲'), entry('tvg-id="b" tvg-chno="2"', '乙')));
    await take(list(entry('tvg-id="a" tvg-chno="2"', '甲'), entry('tvg-id="b" tvg-chno="1"', '乙')));
    expect((await lineup()).channels.map(({ id, number }) => [id, number])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('changes nothing when it is the same again, not even the revision', async () => {
    const text = list(entry('tvg-id="a" catchup="shift"', '甲'), entry('', '乙'));
    const first = await take(text);
    const again = await take(gzipSync(text));
    expect(again).toMatchObject({ accepted: 2, added: 0, updated: 0, removed: 0, revision: first.revision });
  });

  it('changes nothing when it is no playlist', async () => {
    await take(list(entry('', '甲')));
    const before = await lineup();
    for (const text of ['<!doctype html><h1>502</h1>', '', '#EXTM3U\n', list(',broken'), 'a,#genre#']) {
      await expect(take(text)).rejects.toThrow(RefusedError);
    }
    expect(await lineup()).toEqual(before);
  });

  it('of 10,000 entries with 50 broken ones names exactly those 50 and takes in the rest', async () => {
    const { text, brokenLines } = samplePlaylist(10_000, 50);
    const report = await take(text);
    expect(brokenLines).toHaveLength(50);
    expect(report.issues.map(({ line }) => line)).toEqual(brokenLines);
    expect(report).toMatchObject({ accepted: 9950, added: 9950, moreIssues: 0 });
    expect((await lineup()).channels).toHaveLength(9950);
    const again = await take(samplePlaylist(10_000, 50, '新名').text);
    expect(again).toMatchObject({ accepted: 9950, added: 0, updated: 9950, removed: 0 });
  });
}

describe('a playlist that is imported into the embedded store', () => takesPlaylists(embeddedTestStore));
describe.skipIf(!server)('a playlist that is imported into PostgreSQL', () =>
  takesPlaylists(() => postgresTestStore(server!)),
);
