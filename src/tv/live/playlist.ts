/** What is needed of an HLS playlist (RFC 8216) to fetch ahead what a player will ask for first. */
export type Playlist =
  | {
      kind: 'multivariant';
      variants: { url: string; bandwidth: number; audio: string | undefined }[];
      audio: { url: string; group: string; chosen: boolean }[];
    }
  | {
      kind: 'media';
      init: string | undefined;
      segments: { url: string; seconds: number }[];
      targetSeconds: number;
      ended: boolean;
    };

function attribute(line: string, name: string): string | undefined {
  const found = new RegExp(`[:,]${name}=(?:"([^"]*)"|([^,]*))`).exec(line);
  return found ? (found[1] ?? found[2]) : undefined;
}

/** Resolves an address against the playlist that names it. */
export function resolveUrl(url: string, base: string): string {
  return new URL(url, base).href;
}

/** @returns undefined when the text is not a playlist */
export function readPlaylist(text: string, base: string): Playlist | undefined {
  if (text.slice(0, 7) !== '#EXTM3U') return undefined;
  const lines = text.split(/\r?\n/);
  return text.indexOf('#EXT-X-STREAM-INF') >= 0 ? readMultivariant(lines, base) : readMedia(lines, base);
}

function readMultivariant(lines: string[], base: string): Playlist {
  const variants: { url: string; bandwidth: number; audio: string | undefined }[] = [];
  const audio: { url: string; group: string; chosen: boolean }[] = [];
  let pending: { bandwidth: number; audio: string | undefined } | undefined;
  for (const line of lines) {
    if (line.indexOf('#EXT-X-STREAM-INF') === 0) {
      pending = { bandwidth: Number(attribute(line, 'BANDWIDTH')) || 0, audio: attribute(line, 'AUDIO') };
    } else if (line.indexOf('#EXT-X-MEDIA:') === 0 && attribute(line, 'TYPE') === 'AUDIO') {
      const url = attribute(line, 'URI');
      if (url) {
        const chosen = attribute(line, 'DEFAULT') === 'YES';
        audio.push({ url: resolveUrl(url, base), group: attribute(line, 'GROUP-ID') ?? '', chosen });
      }
    } else if (pending && line && line[0] !== '#') {
      variants.push({ url: resolveUrl(line, base), bandwidth: pending.bandwidth, audio: pending.audio });
      pending = undefined;
    }
  }
  return { kind: 'multivariant', variants, audio };
}

function readMedia(lines: string[], base: string): Playlist {
  const segments: { url: string; seconds: number }[] = [];
  let init: string | undefined;
  let targetSeconds = 0;
  let ended = false;
  let seconds = 0;
  for (const line of lines) {
    if (line.indexOf('#EXTINF:') === 0) seconds = Number.parseFloat(line.slice(8)) || 0;
    else if (line.indexOf('#EXT-X-TARGETDURATION:') === 0) targetSeconds = Number(line.slice(22));
    else if (line.indexOf('#EXT-X-ENDLIST') === 0) ended = true;
    else if (line.indexOf('#EXT-X-MAP:') === 0) {
      const url = attribute(line, 'URI');
      if (url) init = resolveUrl(url, base);
    } else if (line && line[0] !== '#') segments.push({ url: resolveUrl(line, base), seconds });
  }
  return { kind: 'media', init, segments, targetSeconds, ended };
}

/**
 * The segment with which hls.js starts a live playlist: the one that holds the point `behind` target
 * durations before the live edge (its `liveSyncDurationCount`).
 */
export function startSegment(playlist: Playlist & { kind: 'media' }, behind: number): string | undefined {
  const { segments } = playlist;
  if (playlist.ended) return segments[0]?.url;
  let left = behind * playlist.targetSeconds;
  for (let index = segments.length - 1; index >= 0; index--) {
    left -= segments[index]!.seconds;
    if (left <= 0.001) return segments[index]!.url;
  }
  return segments[0]?.url;
}
