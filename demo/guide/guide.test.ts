import { describe, expect, it } from 'vitest';
import { dayOf, dayStart } from '../../src/contract';
import { readXmltv, type XmltvItem } from '../../src/control-centre/guide/xmltvReader';
import { IssueList } from '../../src/control-centre/intake';
import { DEMO_CHANNELS } from '../channels';
import { demoGuide, demoListings, type Listing } from './index';

const TODAY = '2026-11-24';
const DAY = 86_400;
const DAYS = Array.from({ length: 14 }, (_, at) => dayOf(dayStart(TODAY) + (at - 7) * DAY));

function byChannel(day: string): Map<string, Listing[]> {
  const guide = new Map<string, Listing[]>();
  for (const listings of demoListings(day)) {
    for (const listing of listings) {
      const known = guide.get(listing.channel);
      if (known) known.push(listing);
      else guide.set(listing.channel, [listing]);
    }
  }
  return guide;
}

const guide = byChannel(TODAY);
const on = (channel: string) => guide.get(channel)!;
const runningAt = (channel: string, day: string, hours: number, minutes = 0) => {
  const moment = dayStart(day) + hours * 3600 + minutes * 60;
  return on(channel).find(({ start, stop }) => start <= moment && stop > moment)!;
};
const ofGenre = (genre: string) =>
  DEMO_CHANNELS.filter((channel) => channel.genre === genre).map(({ id }) => id);
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

describe.each(DEMO_CHANNELS.map(({ id }) => id))('the guide of %s', (id) => {
  const listings = on(id);

  it('has something on at every moment of fourteen days, and never two at once', () => {
    expect(listings[0]!.start).toBeLessThanOrEqual(dayStart(DAYS[0]!));
    expect(listings.at(-1)!.stop).toBeGreaterThanOrEqual(dayStart(DAYS[13]!) + DAY);
    listings.slice(1).forEach((listing, at) => {
      expect(listing.start, listing.title).toBe(listings[at]!.stop);
    });
  });

  it('has programmes of five minutes to two hours, each with words and a category', () => {
    const strange = listings.filter(({ start, stop, title, about, category }) => {
      const minutes = (stop - start) / 60;
      return (
        minutes < 5 || minutes > 120 || !title || !about || !category || /[{}]|undefined/.test(title + about)
      );
    });
    expect(strange).toEqual([]);
  });

  it('never shows the same twice in a row', () => {
    const twice = listings.filter(({ title }, at) => at > 0 && listings[at - 1]!.title === title);
    if (!id.endsWith('radio') && id !== 'cctv13') expect(twice.map(({ title }) => title)).toEqual([]);
  });
});

describe('the guide of the demonstration province', () => {
  it('is the same whenever it is made, also when it is made a day later', () => {
    expect([...demoGuide(TODAY)].join('')).toBe([...demoGuide(TODAY)].join(''));
    const tomorrow = byChannel(dayOf(dayStart(TODAY) + DAY));
    for (const [id, listings] of guide) {
      const shared = ({ start }: Listing) => start >= dayStart(DAYS[1]!) && start < dayStart(DAYS[13]!);
      expect(tomorrow.get(id)!.filter(shared)).toEqual(listings.filter(shared));
    }
  });

  it('has the news at seven on CCTV-1 and on all satellite channels, and the local news before it', () => {
    const relays = ['cctv1', 'cctv13', 'yunnan-tv', ...ofGenre('satellite'), ...ofGenre('prefecture')];
    for (const day of DAYS) {
      for (const id of relays) {
        expect(runningAt(id, day, 19)).toMatchObject({ title: '新闻联播', start: dayStart(day) + 19 * 3600 });
      }
      expect(runningAt('cctv1', day, 19, 31).title).toBe('天气预报');
      expect(runningAt('cctv1', day, 19, 38).title).toBe('焦点访谈');
      expect(runningAt('yunnan-tv', day, 18, 30).title).toBe('云南新闻联播');
      expect(runningAt('dali', day, 19, 40).title).toBe('大理新闻');
    }
  });

  it('goes on with a drama every evening, to its last episode and then to the next drama', () => {
    const evenings = DAYS.flatMap((day) =>
      on('yunnan-tv').filter(
        ({ start }) =>
          dayOf(start) === day && start >= dayStart(day) + 19.5 * 3600 && start < dayStart(day) + 21 * 3600,
      ),
    );
    expect(evenings).toHaveLength(28);
    evenings.slice(1).forEach(({ title, about }, at) => {
      const [name, number] = title.split(' ');
      const [before, last] = evenings[at]!.title.split(' ');
      const count = (text: string | undefined) => Number(/\d+/.exec(text ?? '')?.[0]);
      expect(count(number)).toBe(name === before ? count(last) + 1 : 1);
      expect(about).toContain('集');
    });
  });

  it('repeats in the night what was on in the evening', () => {
    for (const day of DAYS.slice(0, 13)) {
      expect(runningAt('cctv1', day, 24, 40).title).toBe(runningAt('cctv1', day, 20, 10).title);
    }
  });

  it('shows another drama on each satellite channel, and on none what a national channel shows', () => {
    for (const day of DAYS) {
      const titles = [...ofGenre('satellite'), 'cctv1', 'cctv8', 'yunnan-tv'].map(
        (id) => runningAt(id, day, 20, 20).title.split(' ')[0],
      );
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('has children in the afternoon, football and basketball at the weekend, opera in the evening', () => {
    for (const day of DAYS) {
      expect(runningAt('yunnan-kids', day, 18, 30).category).toBe('少儿');
      expect(runningAt('cctv11', day, 20).title).toMatch(/剧《|曲《|戏《|灯《|子《|腔《/);
      expect(runningAt('cctv5', day, 20).title).toMatch(/^直播：全国篮球/);
      if (isWeekend(day)) expect(runningAt('cctv5', day, 16).title).toMatch(/^直播：云岭足球联赛/);
    }
  });

  it('is read by the control centre without a complaint', async () => {
    const issues = new IssueList();
    const items: XmltvItem[] = [];
    async function* pieces(): AsyncIterable<string> {
      yield* demoGuide(TODAY);
    }
    for await (const batch of readXmltv(pieces(), issues)) items.push(...batch);
    expect(items.filter(({ kind }) => kind === 'channel')).toHaveLength(DEMO_CHANNELS.length);
    expect(items.filter(({ kind }) => kind === 'programme')).toHaveLength(
      [...guide.values()].reduce((sum, listings) => sum + listings.length, 0),
    );
    expect(issues.listed()).toEqual([]);
  });
});
