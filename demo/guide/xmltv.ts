import { CHINA_OFFSET_S } from '../../src/contract';
import type { DemoChannel } from '../channels';
import type { Listing } from './timetable';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);
}

function time(seconds: number): string {
  const digits = new Date((seconds + CHINA_OFFSET_S) * 1000).toISOString().replace(/[-:T]/g, '');
  return `${digits.slice(0, 14)} +0800`;
}

export const XMLTV_HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tv SYSTEM "xmltv.dtd">
<tv generator-info-name="caiyun-tv demonstration">
`;
export const XMLTV_TAIL = '</tv>\n';

export function channelElement({ id, name }: DemoChannel): string {
  return `<channel id="${escaped(id)}"><display-name lang="zh">${escaped(name)}</display-name></channel>\n`;
}

export function programmeElement({ channel, start, stop, title, about, category, episode }: Listing): string {
  const parts = [
    `<programme start="${time(start)}" stop="${time(stop)}" channel="${escaped(channel)}">`,
    `<title lang="zh">${escaped(title)}</title>`,
    `<desc lang="zh">${escaped(about)}</desc>`,
    `<category lang="zh">${escaped(category)}</category>`,
    episode ? `<episode-num system="onscreen">${escaped(episode)}</episode-num>` : '',
    '</programme>\n',
  ];
  return parts.join('');
}
