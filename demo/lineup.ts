import { DEMO_CHANNELS, type DemoChannel } from './channels';

/** Days that the headend keeps. */
const CATCHUP_DAYS = 7;

/**
 * The demonstration's line-up as an extended M3U playlist, with the attributes of Kodi's pvr.iptvsimple and our own
 * `x-areas` for channels that only a prefecture offers.
 * @param headendUrl where the simulated headend listens, 'http://127.0.0.1:8081'
 */
export function demoPlaylist(headendUrl: string): string {
  const headend = headendUrl.replace(/\/+$/, '');
  const entries = DEMO_CHANNELS.map((channel) => entryOf(channel, headend));
  return `#EXTM3U\n${entries.join('')}`;
}

function entryOf({ id, number, name, group, area }: DemoChannel, headend: string): string {
  const attributes = {
    'tvg-id': id,
    'tvg-name': name,
    'tvg-chno': number,
    'tvg-logo': `${headend}/logos/${id}.png`,
    'group-title': group,
    ...(group === '广播' && { radio: true }),
    ...(area && { 'x-areas': area }),
    catchup: 'default',
    'catchup-source': `${headend}/catchup/${id}/index.m3u8?start={utc}&end={utcend}`,
    'catchup-days': CATCHUP_DAYS,
  };
  const said = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
  return `#EXTINF:-1 ${said.join(' ')},${name}\n${headend}/live/${id}/index.m3u8\n`;
}
