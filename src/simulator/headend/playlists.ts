import type { CatalogueEntry } from './catalogue';
import { SEGMENT_S, segmentStart } from './timeline';

const AUDIO_CODEC = 'mp4a.40.2';

/** Whether a channel needs a playlist of playlists; one media playlist saves a round trip at every zap. */
export function needsMultivariant({ renditions, audio, subtitles }: CatalogueEntry): boolean {
  return renditions.length > 1 || audio.length > 1 || subtitles.length > 0;
}

/** The playlist of playlists (RFC 8216, 4.3.4). @param query passed on to the media playlists, '?window=1800' */
export function multivariantPlaylist(
  { renditions, audio, subtitles }: CatalogueEntry,
  query: string,
): string {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  const groups: string[] = [];
  if (audio.length > 1) {
    groups.push('AUDIO="sound"');
    audio.forEach(({ language, name }, index) => {
      const chosen = index === 0 ? 'YES' : 'NO';
      lines.push(
        `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",LANGUAGE="${language}",NAME="${name}",DEFAULT=${chosen},AUTOSELECT=YES,URI="audio-${language}.m3u8${query}"`,
      );
    });
  }
  if (subtitles.length > 0) {
    groups.push('SUBTITLES="text"');
    for (const { language, name } of subtitles) {
      lines.push(
        `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="text",LANGUAGE="${language}",NAME="${name}",DEFAULT=NO,AUTOSELECT=YES,URI="text-${language}.m3u8${query}"`,
      );
    }
  }
  for (const { id, bandwidth, width, height, codecs } of renditions) {
    const attributes = [
      `BANDWIDTH=${bandwidth}`,
      `RESOLUTION=${width}x${height}`,
      `CODECS="${codecs},${AUDIO_CODEC}"`,
      'FRAME-RATE=25.000',
      ...groups,
    ];
    lines.push(`#EXT-X-STREAM-INF:${attributes.join(',')}`, `${id}.m3u8${query}`);
  }
  return `${lines.join('\n')}\n`;
}

export interface MediaPlaylist {
  first: number;
  last: number;
  /** Track folder of the segments, '540p'. */
  track: string;
  extension: 'm4s' | 'vtt';
  /** A past programme is 'whole'; one that still runs grows until it is. */
  kind: 'live' | 'growing' | 'whole';
}

/** A media playlist (RFC 8216, 4.3.3) of the segments from first to last. */
export function mediaPlaylist({ first, last, track, extension, kind }: MediaPlaylist): string {
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${SEGMENT_S}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    ...(kind === 'live' ? [] : [`#EXT-X-PLAYLIST-TYPE:${kind === 'whole' ? 'VOD' : 'EVENT'}`]),
    ...(extension === 'm4s' ? [`#EXT-X-MAP:URI="${track}/init.mp4"`] : []),
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(segmentStart(first) * 1000).toISOString()}`,
  ];
  for (let segment = first; segment <= last; segment++) {
    lines.push(`#EXTINF:${SEGMENT_S.toFixed(3)},`, `${track}/${segment}.${extension}`);
  }
  if (kind === 'whole') lines.push('#EXT-X-ENDLIST');
  return `${lines.join('\n')}\n`;
}

/** 90 kHz ticks of MPEG time run over at 33 bits. */
const MPEG_WRAP = 2 ** 33;

/** One segment of subtitles: the cues of the loop that show in it, with the map from their time to the media's. */
export function subtitleSegment(
  cues: CatalogueEntry['subtitles'][number]['cues'],
  segment: number,
  loopSeconds: number,
): string {
  const from = segment * SEGMENT_S;
  const to = from + SEGMENT_S;
  const lines = ['WEBVTT', `X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:${(from * 90_000) % MPEG_WRAP}`, ''];
  const base = from - (from % loopSeconds);
  for (const [start, end, words] of cues) {
    const begins = base + start;
    const ends = base + end;
    if (begins < to && ends > from) {
      lines.push(`${cueTime(Math.max(0, begins - from))} --> ${cueTime(ends - from)}`, words, '');
    }
  }
  return `${lines.join('\n')}\n`;
}

function cueTime(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);
}
