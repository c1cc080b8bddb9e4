import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Catalogue, CatalogueEntry } from './catalogue';
import { initSegment, mediaSegment } from './media';
import { mediaPlaylist, multivariantPlaylist, needsMultivariant, subtitleSegment } from './playlists';
import { isKept, LIVE_SEGMENTS, newestSegment, SEGMENT_S, segmentAt, TIMESHIFT_S } from './timeline';

/** The pictures' loop: a minute, so that the clock in them tells the true second. */
const LOOP_S = 60;
const PLAYLIST_TYPE = 'application/vnd.apple.mpegurl';

export interface HeadendOptions {
  catalogue: Catalogue;
  /** Seconds since 1970; another clock for tests. */
  now?: () => number;
}

interface Answer {
  type: string;
  body: string | Buffer;
  /** Segments never change; playlists always do. */
  lasting?: boolean;
}

/** What is asked for does not exist; the words say why. */
class NotFound extends Error {}

/**
 * The simulated headend: endless live HLS, half an hour of time-shift and a week of catch-up, computed from the
 * clock and small loops.
 *
 * `/live/{channel}/index.m3u8[?window=1800]`, `/catchup/{channel}/index.m3u8?start=&end=` (seconds since 1970),
 * `/logos/{channel}.png`.
 */
export function createHeadend({ catalogue, now = () => Date.now() / 1000 }: HeadendOptions): Server {
  return createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      send(response, 405, { type: 'text/plain', body: 'the headend only answers GET\n' });
      return;
    }
    try {
      const url = new URL(request.url ?? '/', 'http://headend');
      send(response, 200, answer(catalogue, url, now()));
    } catch (error) {
      const known = error instanceof NotFound;
      const body = known ? `${error.message}\n` : 'the headend failed to make this\n';
      send(response, known ? 404 : 500, { type: 'text/plain; charset=utf-8', body });
    }
  });
}

function send(response: ServerResponse, status: number, { type, body, lasting = false }: Answer): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': lasting ? 'public, max-age=86400, immutable' : 'no-cache',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

function answer(catalogue: Catalogue, url: URL, now: number): Answer {
  const [, area, id = '', ...rest] = url.pathname.split('/');
  if (area === 'logos') return logo(catalogue, id);
  const entry = catalogue.entries.get(id);
  if (!entry) throw new NotFound(`no channel "${id}" here`);
  const path = rest.join('/');
  if (area !== 'live' && area !== 'catchup')
    throw new NotFound('addresses begin with /live, /catchup or /logos');
  if (path.endsWith('.m3u8')) return playlist(entry, area, path, url.searchParams, now);
  return part(catalogue, entry, path, now);
}

function logo(catalogue: Catalogue, name: string): Answer {
  const entry = catalogue.entries.get(name.replace(/\.png$/, ''));
  if (!entry) throw new NotFound(`no logo "${name}" here`);
  return { type: 'image/png', body: catalogue.logo(entry.logo), lasting: true };
}

function playlist(
  entry: CatalogueEntry,
  area: 'live' | 'catchup',
  path: string,
  query: URLSearchParams,
  now: number,
): Answer {
  const isIndex = path === 'index.m3u8';
  if (isIndex && needsMultivariant(entry)) {
    const text = query.toString();
    return { type: PLAYLIST_TYPE, body: multivariantPlaylist(entry, text ? `?${text}` : '') };
  }
  const track = isIndex ? mainTrack(entry) : path.replace(/\.m3u8$/, '');
  trackOf(entry, track);
  const range = area === 'live' ? liveRange(query, now) : catchupRange(query, now);
  const extension = track.startsWith('text-') ? 'vtt' : 'm4s';
  return { type: PLAYLIST_TYPE, body: mediaPlaylist({ ...range, track, extension }) };
}

function mainTrack({ renditions }: CatalogueEntry): string {
  return renditions[0]?.id ?? 'radio';
}

function liveRange(query: URLSearchParams, now: number) {
  const last = newestSegment(now);
  const asked = Number(query.get('window'));
  const seconds =
    Number.isFinite(asked) && asked > 0 ? Math.min(asked, TIMESHIFT_S) : LIVE_SEGMENTS * SEGMENT_S;
  const count = Math.max(LIVE_SEGMENTS, Math.floor(seconds / SEGMENT_S));
  return { first: last - count + 1, last, kind: 'live' as const };
}

function catchupRange(query: URLSearchParams, now: number) {
  const start = Number(query.get('start'));
  const end = Number(query.get('end'));
  if (!(start > 0 && end > start)) throw new NotFound('catch-up needs ?start= and ?end=, seconds since 1970');
  const first = segmentAt(start);
  const newest = newestSegment(now);
  if (!isKept(first, now))
    throw new NotFound('that programme is not in the archive: it holds the past seven days');
  const last = segmentAt(end - 0.001);
  return last <= newest
    ? { first, last, kind: 'whole' as const }
    : { first, last: newest, kind: 'growing' as const };
}

/** What a track is made of: '540p', 'radio', 'audio-en', 'text-zh'. */
function trackOf(entry: CatalogueEntry, track: string) {
  const separate = entry.audio.length > 1;
  const rendition = entry.renditions.find(({ id }) => id === track);
  if (rendition) return { video: rendition.file, audio: separate ? undefined : entry.audio[0]?.file };
  if (track === 'radio' && entry.radio) return { audio: entry.audio[0]?.file };
  const language = /^(audio|text)-(.+)$/.exec(track);
  const sound = language?.[1] === 'audio' && entry.audio.find((audio) => audio.language === language[2]);
  if (sound) return { audio: sound.file };
  const text =
    language?.[1] === 'text' && entry.subtitles.find((subtitle) => subtitle.language === language[2]);
  if (text) return { cues: text.cues };
  throw new NotFound(`channel "${entry.id}" has no track "${track}"`);
}

function part(catalogue: Catalogue, entry: CatalogueEntry, path: string, now: number): Answer {
  const [, track = '', name = ''] = /^([^/]+)\/([^/]+)$/.exec(path) ?? [];
  const { video, audio, cues } = {
    video: undefined,
    audio: undefined,
    cues: undefined,
    ...trackOf(entry, track),
  };
  const pictures = video ? catalogue.video(video) : undefined;
  const sound = audio ? catalogue.audio(audio) : undefined;
  if (name === 'init.mp4' && !cues) {
    return { type: 'video/mp4', body: initSegment(pictures, sound), lasting: true };
  }
  const segment = Number(/^(\d+)\.(?:m4s|vtt)$/.exec(name)?.[1] ?? Number.NaN);
  if (!isKept(segment, now))
    throw new NotFound(`segment "${name}" is not in the archive: it holds the past seven days`);
  if (cues)
    return { type: 'text/vtt; charset=utf-8', body: subtitleSegment(cues, segment, LOOP_S), lasting: true };
  return { type: 'video/mp4', body: mediaSegment(segment, pictures, sound), lasting: true };
}
