import { describe, expect, it } from 'vitest';
import { DEMO_CHANNELS } from './channels';
import { demoPlaylist } from './lineup';

const HEADEND = 'http://127.0.0.1:18200';

/** The playlist's channels: attributes, name and address. */
function channelsOf(playlist: string) {
  const [header, ...lines] = playlist.trimEnd().split('\n');
  expect(header).toBe('#EXTM3U');
  return Array.from({ length: lines.length / 2 }, (_unused, at) => {
    const information = lines[at * 2]!;
    const attributes = [...information.matchAll(/([\w-]+)="([^"]*)"/g)].map(
      ([, key, value]) => [key!, value!] as const,
    );
    const name = information.slice(information.lastIndexOf(',') + 1);
    return { ...Object.fromEntries(attributes), name, address: lines[at * 2 + 1] };
  });
}
const channels = channelsOf(demoPlaylist(HEADEND));
const named = (name: string) => channels.find((channel) => channel.name === name);

describe('the line-up of the demonstration province', () => {
  it('tells a channel with its number, logo, stream and archive', () => {
    expect(named('CCTV-1 综合')).toEqual({
      'tvg-id': 'cctv1',
      'tvg-name': 'CCTV-1 综合',
      'tvg-chno': '1',
      'tvg-logo': `${HEADEND}/logos/cctv1.png`,
      'group-title': '央视',
      catchup: 'default',
      'catchup-source': `${HEADEND}/catchup/cctv1/index.m3u8?start={utc}&end={utcend}`,
      'catchup-days': '7',
      name: 'CCTV-1 综合',
      address: `${HEADEND}/live/cctv1/index.m3u8`,
    });
  });

  it('has every channel once, in the order of the numbers that viewers type', () => {
    expect(channels.map((channel) => channel.name)).toEqual(DEMO_CHANNELS.map(({ name }) => name));
    const numbers = DEMO_CHANNELS.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
    expect(new Set(DEMO_CHANNELS.map(({ id }) => id)).size).toBe(DEMO_CHANNELS.length);
    expect(DEMO_CHANNELS.length).toBeGreaterThan(40);
  });

  it('puts the national channels under their own numbers, the province next, radio from 900', () => {
    expect(named('CCTV-10 科教')).toMatchObject({ 'tvg-chno': '10' });
    expect(named('云南卫视')).toMatchObject({ 'tvg-chno': '18', 'group-title': '云南' });
    const radio = channels.filter((channel) => 'radio' in channel);
    expect(radio.length).toBeGreaterThan(0);
    for (const channel of radio) expect(channel).toMatchObject({ radio: 'true', 'group-title': '广播' });
    expect(DEMO_CHANNELS.filter(({ number }) => number > 900).map(({ name }) => name)).toEqual(
      radio.map(({ name }) => name),
    );
  });

  it('offers the channels of a prefecture only there', () => {
    expect(named('大理综合')).toMatchObject({ 'x-areas': '5329', 'group-title': '本地' });
    expect(named('湖南卫视')).not.toHaveProperty('x-areas');
    const local = channels.filter((channel) => 'x-areas' in channel);
    expect(local.length).toBe(DEMO_CHANNELS.filter(({ area }) => area).length);
  });

  it('is the same with a slash behind the address of the headend', () => {
    expect(demoPlaylist(`${HEADEND}/`)).toBe(demoPlaylist(HEADEND));
  });

  it('shows each channel in eight bits of its picture', () => {
    for (const { number, scene, name } of DEMO_CHANNELS) {
      if (scene) expect(number, name).toBeLessThan(256);
    }
  });
});
