import { describe, expect, it } from 'vitest';
import { dayOf, dayStart } from '../../contract';
import { IssueList, RefusedError } from '../intake';
import { GuideMatcher } from './channelMatching';
import { repairSchedule } from './repair';
import { dayDocument, replaceSpan } from './schedule';
import { readXmltv, type XmltvItem, type XmltvProgramme } from './xmltvReader';
import { parseXmltvTime } from './xmltvTime';

async function read(xml: string, pieces = 13) {
  const issues = new IssueList();
  async function* text() {
    for (let at = 0; at < xml.length; at += pieces) yield xml.slice(at, at + pieces);
  }
  const items: XmltvItem[] = [];
  for await (const batch of readXmltv(text(), issues)) items.push(...batch);
  return { items, issues: issues.listed().map(({ line, reason }) => `${line}: ${reason}`) };
}

const tv = (inside: string) =>
  `<?xml version="1.0"?>\n<!DOCTYPE tv SYSTEM "xmltv.dtd">\n<tv>\n${inside}\n</tv>`;

describe('a time in a guide', () => {
  const noon = Date.UTC(2026, 10, 24, 4) / 1000;
  it.each([
    ['20261124120000 +0800', noon],
    ['20261124120000', noon],
    ['202611241200', noon],
    ['2026112412', noon],
    ['20261124', noon - 12 * 3600],
    ['20261124040000 +0000', noon],
    ['20261124040000Z', noon],
    ['20261123233000 -04:30', noon],
    ['20261124120000 CST', noon],
    ['tomorrow', undefined],
    ['20260231120000', undefined],
    ['20261324120000', undefined],
    ['20261124250000', undefined],
    ['', undefined],
  ])('%s is read', (text, seconds) => expect(parseXmltvTime(text)).toBe(seconds));
});

describe('an XMLTV guide', () => {
  it('gives channels and programmes, Chinese before other languages', async () => {
    const { items, issues } = await read(
      tv(`<channel id="1"><display-name>CCTV-1</display-name><display-name>央视一套</display-name></channel>
        <programme start="20261124190000 +0800" stop="20261124193000 +0800" channel="1">
          <title lang="en">News</title><title lang="zh">新闻<![CDATA[联播]]></title>
          <sub-title>晚间</sub-title><desc>今天的
          新闻 &amp; 天气</desc><category>新闻</category><rating><value>全部</value></rating>
        </programme>`),
    );
    expect(issues).toEqual([]);
    expect(items).toEqual([
      { kind: 'channel', line: 4, id: '1', names: ['CCTV-1', '央视一套'] },
      {
        kind: 'programme',
        line: 5,
        channel: '1',
        start: 1795518000,
        stop: 1795519800,
        title: '新闻联播',
        description: '晚间\n今天的 新闻 & 天气',
        category: '新闻',
      },
    ]);
  });

  it.each([
    [
      'no channel',
      '<programme start="20261124"><title>甲</title></programme>',
      'a programme without a channel',
    ],
    ['no start', '<programme channel="1"><title>甲</title></programme>', 'start "" is not a time'],
    [
      'a bad stop',
      '<programme channel="1" start="20261124" stop="x"><title>甲</title></programme>',
      'stop "x" is not a time',
    ],
    [
      'a stop before the start',
      '<programme channel="1" start="20261124" stop="20261123"><title>甲</title></programme>',
      'the programme stops before it starts',
    ],
    [
      'no length',
      '<programme channel="1" start="20261124" stop="20261124"><title>甲</title></programme>',
      'the programme has no length',
    ],
    [
      'no title',
      '<programme channel="1" start="20261124"><desc>甲</desc></programme>',
      'a programme without a title',
    ],
    ['no id', '<channel><display-name>甲</display-name></channel>', 'a channel without an id'],
    [
      'an entity of no XML',
      '<channel id="a"><display-name>A&nbsp;B</display-name></channel>',
      /^not well-formed/,
    ],
  ])('leaves out what has %s and says where', async (_what, xml, reason) => {
    const { issues } = await read(tv(xml));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(/^4: /);
    expect(issues[0]!.slice(3)).toMatch(reason);
  });

  it('is forgiven its ampersands, wherever the pieces are cut', async () => {
    const xml = tv(
      '<channel id="a&b"><display-name>A & B &amp; C&#33; &</display-name></channel>\n<channel id="c"><display-name><![CDATA[D & E]]></display-name></channel>',
    );
    for (const size of [1, 2, 3, 5, 1000]) {
      const { items, issues } = await read(xml, size);
      expect(issues).toEqual([]);
      expect(items).toMatchObject([
        { id: 'a&b', names: ['A & B & C! &'] },
        { id: 'c', names: ['D & E'] },
      ]);
    }
  });

  it.each([
    ['a web page', '<!doctype html><html><body>404</body></html>', 'not'],
    ['a playlist', '#EXTM3U\n#EXTINF:-1,A\nhttp://h/', 'not XML'],
    ['nothing', '', 'not XML'],
    ['cut off', '<tv><channel id="1"><display-name>A', 'ends in the middle, in line 1'],
    ['a bomb', '<!DOCTYPE tv [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tv></tv>', 'defines entities'],
  ])('is refused when it is %s', async (_what, xml, words) => {
    await expect(read(xml)).rejects.toThrow(RefusedError);
    await expect(read(xml)).rejects.toThrow(words);
  });
});

describe('a schedule', () => {
  const T = dayStart('2026-11-24');
  const programme = (
    line: number,
    start: number,
    stop: number | undefined,
    title = `${line}`,
  ): XmltvProgramme => ({
    kind: 'programme',
    line,
    channel: 'c',
    start: T + start,
    stop: stop === undefined ? undefined : T + stop,
    title,
    description: '',
    category: '',
  });
  const repair = (...programmes: XmltvProgramme[]) => {
    const issues = new IssueList();
    const times = repairSchedule(programmes, issues).map(({ start, stop, title }) => [
      start - T,
      stop - T,
      title,
    ]);
    return { times, issues: issues.listed().map(({ line, reason }) => `${line}: ${reason}`) };
  };

  it.each([
    [
      'out of order',
      [programme(1, 600, 900), programme(2, 0, 600)],
      [
        [0, 600, '2'],
        [600, 900, '1'],
      ],
      [],
    ],
    [
      'without stops',
      [programme(1, 0, undefined), programme(2, 600, undefined)],
      [
        [0, 600, '1'],
        [600, 4200, '2'],
      ],
      [],
    ],
    [
      'without a stop before a gap',
      [programme(1, 0, undefined), programme(2, 40_000, 40_100)],
      [
        [0, 3600, '1'],
        [40_000, 40_100, '2'],
      ],
      [],
    ],
    [
      'with the same twice',
      [programme(1, 0, 600, '甲'), programme(2, 0, 600, '甲')],
      [[0, 600, '甲']],
      ['2: the same as in line 1'],
    ],
    [
      'with two at once',
      [programme(1, 0, 600), programme(2, 0, 300)],
      [[0, 600, '1']],
      ['2: starts at the same time as the programme in line 1'],
    ],
    [
      'with an overlap',
      [programme(1, 0, 700), programme(2, 600, 900)],
      [
        [0, 600, '1'],
        [600, 900, '2'],
      ],
      ['1: overlaps the programme in line 2: shortened to its start'],
    ],
    ['with one of a week', [programme(1, 0, 604_800)], [], ['1: the programme is longer than two days']],
  ])('is made whole when it comes %s', (_how, programmes, times, issues) => {
    expect(repair(...programmes)).toEqual({ times, issues });
  });

  it('replaces the time it covers and leaves the rest', () => {
    const plain = (start: number, stop: number, title: string) => ({
      start: T + start,
      stop: T + stop,
      title,
    });
    const existing = [
      plain(-600, 600, '跨夜'),
      plain(600, 1200, '旧一'),
      plain(1200, 1800, '旧二'),
      plain(1800, 2400, '后'),
    ];
    const incoming = [plain(300, 1200, '新一'), plain(1200, 1800, '新二')];
    const { programmes, days, added, updated, removed } = replaceSpan(existing, incoming);
    expect(programmes).toEqual([plain(-600, 300, '跨夜'), ...incoming, plain(1800, 2400, '后')]);
    expect(days).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
    expect({ added, updated, removed }).toEqual({ added: 1, updated: 1, removed: 1 });
    expect(dayDocument('2026-11-23', programmes)?.rows).toBe(JSON.stringify([[T - 600, 900, '跨夜']]));
    expect(JSON.parse(dayDocument('2026-11-24', programmes)!.rows)).toHaveLength(4);
    expect(dayDocument('2026-11-25', programmes)).toBeUndefined();
    expect(dayOf(T - 1)).toBe('2026-11-23');
  });
});

describe('the channels of a guide', () => {
  const ours = (id: string, name: string, tvgId = '', tvgName = '') => ({ id, name, tvgId, tvgName });
  it.each([
    ['id', ours('a', '甲', 'yn.tv'), { id: 'yn.tv', names: ['other'] }],
    ['id in another case', ours('a', '甲', 'YN.tv'), { id: 'yn.tv', names: [] }],
    ['name by tvg-name', ours('a', '甲', '', 'Yunnan_TV'), { id: '1', names: ['Yunnan TV'] }],
    ['name', ours('a', '云南卫视'), { id: '1', names: ['云南卫视'] }],
    ['name spelt otherwise', ours('a', 'CCTV-1 综合 高清'), { id: '1', names: ['央视一套'] }],
    ['id that is a name', ours('a', 'CCTV-1'), { id: 'CCTV1', names: [] }],
  ])('are found by %s', (_how, target, channel) => {
    expect(new GuideMatcher([target]).decide([{ id: 'x', names: ['乙'] }, channel])).toEqual(
      new Map([[channel.id, ['a']]]),
    );
  });

  it('prefer the surest match, and may serve several channels', () => {
    const targets = [ours('sd', 'CCTV-1', 'one'), ours('hd', 'CCTV-1 高清'), ours('two', 'CCTV-2')];
    const guide = [
      { id: 'zero', names: ['CCTV-1'] },
      { id: 'one', names: ['综合频道'] },
    ];
    expect(new GuideMatcher(targets).decide(guide)).toEqual(
      new Map([
        ['one', ['sd']],
        ['zero', ['hd']],
      ]),
    );
  });
});
