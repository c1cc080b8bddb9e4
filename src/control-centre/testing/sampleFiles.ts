/**
 * Playlists and guides of any size for tests and measurements: everything in them follows from the index, so the
 * one who made a file knows what must come out of it.
 */

/** A way to break an entry. Each takes the place of one whole entry and has to be told in its first line. */
const BREAKS: ((name: string) => string[])[] = [
  (name) => [`#EXTINF:-1 tvg-id="broken",${name}`],
  () => ['#EXTINF:-1 tvg-id="broken",', 'http://headend.test/live/broken.m3u8'],
  (name) => [`#EXTINF:-1 tvg-chno="seven",${name}`, 'http://headend.test/live/broken.m3u8'],
  (name) => [`#EXTINF:-1,${name}`, 'udp://239.0.0.1:1234'],
  (name) => [`${name} comes soon`],
  (name) => [`#EXTINF:-1,${name.repeat(100)}`, 'http://headend.test/live/broken.m3u8'],
  () => ['http://headend.test/live/orphan.m3u8'],
];

export interface SamplePlaylist {
  text: string;
  /** First lines of the broken entries. */
  brokenLines: number[];
}

/** A playlist with some of its entries broken, spread over the file. */
export function samplePlaylist(entries: number, broken: number, title = '频道'): SamplePlaylist {
  const lines = ['#EXTM3U'];
  const brokenLines: number[] = [];
  const spacing = broken > 0 ? entries / broken : 0;
  for (let n = 0; n < entries; n += 1) {
    const isBroken = brokenLines.length < broken && n >= brokenLines.length * spacing;
    if (isBroken) {
      lines.push(
        ...BREAKS[brokenLines.length % BREAKS.length]!(`破损${n}`).map((line, at) => {
          if (at === 0) brokenLines.push(lines.length + 1);
          return line;
        }),
      );
    } else {
      lines.push(
        `#EXTINF:-1 tvg-id="${channelId(n)}" tvg-logo="http://headend.test/logos/${n}.png" group-title="组${n % 20}",${title} ${n}`,
        `http://headend.test/live/${n}/index.m3u8`,
      );
    }
  }
  return { text: `${lines.join('\n')}\n`, brokenLines };
}

export function channelId(n: number): string {
  return `ch${n}.test`;
}

export interface SampleGuide {
  channels: number;
  days: number;
  programmesPerDay: number;
  /** When the guide begins, seconds since 1970. */
  start: number;
  title?: string;
}

/** An XMLTV guide in pieces, without gaps: `channels * days * programmesPerDay` programmes. */
export function* sampleGuide({
  channels,
  days,
  programmesPerDay,
  start,
  title = '节目',
}: SampleGuide): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tv SYSTEM "xmltv.dtd">\n<tv generator-info-name="sample">\n';
  for (let channel = 0; channel < channels; channel += 1) {
    yield `<channel id="${channelId(channel)}"><display-name>频道 ${channel}</display-name></channel>\n`;
  }
  const length = 86_400 / programmesPerDay;
  for (let channel = 0; channel < channels; channel += 1) {
    for (let day = 0; day < days; day += 1) {
      let piece = '';
      for (let n = 0; n < programmesPerDay; n += 1) {
        const from = Math.round(start + day * 86_400 + n * length);
        piece +=
          `<programme start="${stamp(from)}" stop="${stamp(Math.round(from + length))}" channel="${channelId(channel)}">` +
          `<title lang="zh">${title} ${channel}-${day}-${n}</title>` +
          `<desc lang="zh">本节目带您走进云南的山川与村寨,了解当地的风土人情与最新变化。第${n}期。</desc>` +
          '<category lang="zh">纪录</category></programme>\n';
      }
      yield piece;
    }
  }
  yield '</tv>\n';
}

function stamp(seconds: number): string {
  return `${new Date((seconds + 8 * 3600) * 1000).toISOString().replace(/[-:T]/g, '').slice(0, 14)} +0800`;
}
