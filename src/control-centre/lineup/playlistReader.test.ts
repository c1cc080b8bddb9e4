import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IssueList, linesOf, RefusedError } from '../intake';
import { normaliseName } from './channelName';
import { assignNumbers } from './numbering';
import { MAX_LINE, readPlaylist } from './playlistReader';

async function read(text: string, baseUrl?: string) {
  const issues = new IssueList();
  async function* whole() {
    yield text;
  }
  const entries = await readPlaylist(linesOf(whole(), MAX_LINE), issues, baseUrl);
  return { entries, issues: issues.listed() };
}

/** The dialect of Chinese playlists, to be kept as it is. */
const PLAYSEEK = '?playseek=$' + '{(b)yyyyMMddHHmmss}-$' + '{(e)yyyyMMddHHmmss}';
const OK = '#EXTINF:-1,好频道\nhttp://h/ok.m3u8\n';
const reasonsOf = async (text: string) =>
  (await read(`#EXTM3U\n${text}\n${OK}`)).issues.map(({ line, reason }) => `${line}: ${reason}`);

describe('a playlist', () => {
  it('gives all that is said of a channel', async () => {
    const { entries, issues } = await read(
      [
        '\ufeff#EXTM3U x-tvg-url="http://h/guide.xml.gz" catchup="append" catchup-days="3" catchup-source="' +
          PLAYSEEK +
          '"',
        '# a comment',
        '#EXTINF:-1 tvg-id="yntv" tvg-name="云南卫视" tvg-chno="10" tvg-logo="http://h/l.png" group-title="云南;卫视" x-areas="5329;530102", 云南卫视, 高清 \r',
        '#EXTGRP:省台',
        '#EXTVLCOPT:http-user-agent=Box',
        '#KODIPROP:inputstream=adaptive',
        'http://h/yntv.m3u8|User-Agent=Box&Referer=http://h/\r',
        '#EXTINF:-1 tvg-id=fm radio=\'true\' catchup="none" group-title="广播, 音乐",音乐广播',
        'https://h/fm.m3u8',
      ].join('\n'),
    );
    expect(issues).toEqual([]);
    expect(entries).toEqual([
      {
        line: 3,
        tvgId: 'yntv',
        tvgName: '云南卫视',
        name: '云南卫视, 高清',
        matchName: '云南卫视,',
        number: 10,
        logo: 'http://h/l.png',
        groups: ['云南', '卫视', '省台'],
        radio: false,
        sources: ['http://h/yntv.m3u8'],
        catchup: {
          mode: 'append',
          source: PLAYSEEK,
          days: 3,
        },
        areas: ['532900000000', '530102000000'],
      },
      expect.objectContaining({
        tvgId: 'fm',
        name: '音乐广播',
        radio: true,
        groups: ['广播, 音乐'],
        catchup: undefined,
      }),
    ]);
  });

  it('joins consecutive entries of one channel, as further sources', async () => {
    const { entries, issues } = await read(
      '#EXTM3U\n' +
        '#EXTINF:-1 tvg-id="CCTV1",CCTV-1 综合\nhttp://h/1a\n#EXTINF:-1,CCTV1 高清\nhttp://h/1b\n' +
        '#EXTINF:-1 tvg-id="CCTV1",CCTV-1\nhttp://h/1a\n' +
        '#EXTINF:-1 tvg-id="CCTV5",CCTV-5\nhttp://h/5\n#EXTINF:-1 tvg-id="CCTV5",CCTV-5+\nhttp://h/5p\n',
    );
    expect(entries.map(({ name, sources }) => [name, sources])).toEqual([
      ['CCTV-1 综合', ['http://h/1a', 'http://h/1b']],
      ['CCTV-5', ['http://h/5']],
      ['CCTV-5+', ['http://h/5p']],
    ]);
    expect(issues).toEqual([{ line: 6, reason: 'the same as the entry in line 2' }]);
  });

  it.each([
    ['no address', '#EXTINF:-1,甲', ['2: the entry has no address']],
    ['no name', '#EXTINF:-1 tvg-id="a",\nhttp://h/a', ['2: the entry has no name']],
    [
      'a bad number',
      '#EXTINF:-1 tvg-chno="12a",甲\nhttp://h/a',
      ['2: tvg-chno "12a" is not a number from 1 to 9999'],
    ],
    [
      'a number too high',
      '#EXTINF:-1 tvg-chno="10000",甲\nhttp://h/a',
      ['2: tvg-chno "10000" is not a number from 1 to 9999'],
    ],
    [
      'a scheme that a box does not play',
      '#EXTINF:-1,甲\nrtsp://h/a',
      ["2: addresses that begin with rtsp: can't be played, only http and https"],
    ],
    ['words for an address', '#EXTINF:-1,甲\nsoon to come', ['2: "soon to come" is not an address']],
    ['a broken address', '#EXTINF:-1,甲\nhttp://[::1', ['2: "http://[::1" is not an address']],
    ['an address alone', 'http://h/a', ['2: an address without an #EXTINF line']],
    ['stray text', '央视频道', ['2: stray text: "央视频道"']],
    [
      'a bad area',
      '#EXTINF:-1 x-areas="53x",甲\nhttp://h/a',
      ['2: x-areas: "53x" is not the beginning of a division code'],
    ],
    [
      'an unknown catch-up',
      '#EXTINF:-1 catchup="magic",甲\nhttp://h/a',
      ['2: catchup "magic" is not a known mode'],
    ],
    [
      'bad catch-up days',
      '#EXTINF:-1 catchup="shift" catchup-days="many",甲\nhttp://h/a',
      ['2: catchup-days "many" is not a whole number from 0 to 365'],
    ],
    [
      'a name too long',
      `#EXTINF:-1,${'长'.repeat(201)}\nhttp://h/a`,
      ['2: the name is longer than 200 characters'],
    ],
    [
      'an address too long',
      `#EXTINF:-1,甲\nhttp://h/${'a'.repeat(5000)}`,
      ['2: the address is longer than 4096 characters'],
    ],
    [
      'an endless line',
      `#EXTINF:-1,${'x'.repeat(70_000)}\nhttp://h/a`,
      ['2: the line is longer than 65536 characters'],
    ],
  ])('leaves out an entry with %s and says so', async (_what, text, reasons) => {
    expect(await reasonsOf(text)).toEqual(reasons);
  });

  it.each([
    ['shift', 'catchup="timeshift"', { mode: 'shift', source: '', days: 7 }],
    ['days by tvg-rec', 'tvg-rec="5"', { mode: 'shift', source: '', days: 5 }],
    ['no days by tvg-rec', 'tvg-rec="0"', undefined],
    ['flussonic', 'catchup="fs" catchup-days="2"', { mode: 'flussonic', source: '', days: 2 }],
    [
      'a correction',
      'catchup="shift" catchup-correction="-1.5"',
      { mode: 'shift', source: '', days: 7, correction: -5400 },
    ],
  ])('understands catch-up: %s', async (_what, attributes, catchup) => {
    const { entries } = await read(`#EXTM3U\n#EXTINF:-1 ${attributes},甲\nhttp://h/a`);
    expect(entries[0]!.catchup).toEqual(catchup);
  });

  it('resolves addresses against where it came from', async () => {
    const { entries } = await read(
      '#EXTM3U\n#EXTINF:-1 tvg-logo="l.png",甲\n../a/1.m3u8',
      'http://h/lists/tv.m3u',
    );
    expect(entries[0]).toMatchObject({ sources: ['http://h/a/1.m3u8'], logo: 'http://h/lists/l.png' });
  });

  it.each([
    ['a web page', '<!DOCTYPE html><html>', 'web page'],
    ['nothing', '', 'empty'],
    ['a list of another kind', '央视,#genre#\nCCTV-1,http://h/1', 'does not begin with #EXTM3U'],
    ['an HLS stream', '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\na.ts', 'one HLS stream'],
    ['a header alone', '#EXTM3U\n', 'no entry'],
    ['only broken entries', '#EXTM3U\n#EXTINF:-1,甲\n', 'no entry'],
  ])('is refused when it is %s', async (_what, text, words) => {
    await expect(read(text)).rejects.toThrow(RefusedError);
    await expect(read(text)).rejects.toThrow(words);
  });

  it('is read to the end whatever it holds', async () => {
    const piece = fc.constantFrom(
      '#EXTINF:-1',
      ' tvg-id=',
      '"',
      ',',
      '\n',
      'http://h/a',
      '#EXTGRP:',
      'x',
      '=',
      "'",
      '\r\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const { entries } = await read(`#EXTM3U\n${pieces.join('')}\n${OK}`);
        expect(entries.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a name as it is compared', () => {
  it.each([
    [
      'cctv1',
      ['CCTV-1', 'CCTV1', 'ＣＣＴＶ－１', 'CCTV-1 综合', 'cctv 1 HD', '央视一套', 'CCTV-01', 'CCTV-1 4K'],
    ],
    ['cctv5+', ['CCTV-5+', 'CCTV5+ 体育赛事', 'ＣＣＴＶ５＋']],
    ['cctv5', ['CCTV-5 体育', 'CCTV5高清']],
    ['cctv17', ['CCTV-17 农业农村', '央视十七套']],
    ['cctv4k', ['CCTV-4K 超高清', 'CCTV 4K', 'CCTV4K']],
    ['cctv4欧洲', ['CCTV-4 中文国际 (欧洲)', 'CCTV4欧洲']],
    ['云南卫视', ['云南卫视', '云南卫视高清', '云南卫视 HD', '云南卫视（1080p）', '云南卫视 [4K]']],
    ['云南都市', ['云南都市', '云南 都市']],
  ])('is %s for all its spellings', (plain, spellings) => {
    for (const spelling of spellings) expect(normaliseName(spelling)).toBe(plain);
  });
});

describe('channel numbers', () => {
  const number = (...wishes: [number | undefined, number | undefined][]) =>
    assignNumbers(wishes.map(([wanted, earlier]) => ({ wanted, earlier })));

  it('are those asked for, then those of before, then the next free one after the channel before', () => {
    expect(number([undefined, undefined], [1, undefined], [undefined, 7], [undefined, undefined])).toEqual([
      2, 1, 7, 8,
    ]);
    expect(number([5, undefined], [5, undefined], [6, undefined])).toEqual([5, 7, 6]);
    expect(number([undefined, 3], [3, undefined])).toEqual([1, 3]);
  });

  it('are never given twice, and run out in order', () => {
    const many = assignNumbers(
      Array.from({ length: 10_001 }, () => ({ wanted: undefined, earlier: undefined })),
    );
    expect(new Set(many.slice(0, 9999)).size).toBe(9999);
    expect(many.slice(9999)).toEqual([undefined, undefined]);
  });
});
