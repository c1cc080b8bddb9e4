import { type Playlist, readPlaylist, startSegment } from './playlist';

/** How far behind the live edge playback starts, in target durations; Tuner and Prefetcher must agree. */
export const LIVE_SYNC_COUNT = 3;

/** A playlist older than this describes a live edge that has moved on too far. */
const PLAYLIST_MAX_AGE_MS = 9000;
/** Of all that is held at once. */
const MAX_BYTES = 4e6;

interface Held {
  at: number;
  bytes: number;
  request: XMLHttpRequest | undefined;
  data: string | ArrayBuffer | undefined;
  waiting: ((data: string | ArrayBuffer | undefined) => void)[];
}

/**
 * Holds, for the channels that a viewer is likely to zap to, what a player asks for first: playlist, init
 * segment and start segment. Measured, this beats a second prepared video element and needs no second decoder.
 */
export class Prefetcher {
  private readonly held: Record<string, Held> = {};
  private bytes = 0;
  /** How often a player found what it asked for, and how often it did not: for diagnostics. */
  hits = 0;

  /** Fetches what a player needs to start `url`, unless it is held already. */
  warm(url: string): void {
    this.warmPlaylist(url);
  }

  /** Ends all requests under way, except those a player is waiting for: viewing outranks guessing. */
  pause(): void {
    for (const url of Object.keys(this.held)) {
      const entry = this.held[url]!;
      if (entry.request && entry.waiting.length === 0) {
        entry.request.abort();
        this.drop(url);
      }
    }
  }

  /** Whether `url` is held or on its way, and fresh. */
  has(url: string): boolean {
    const entry = this.held[url];
    return entry !== undefined && !this.stale(url, entry);
  }

  /**
   * Hands over what is held for `url` and forgets it: a playlist is true only once, and hls.js takes the
   * buffer of a segment for itself. Calls back with undefined when it turned out not to be there.
   */
  take(url: string, done: (data: string | ArrayBuffer | undefined) => void): void {
    const entry = this.held[url];
    if (!entry) {
      done(undefined);
      return;
    }
    const deliver = (data: string | ArrayBuffer | undefined) => {
      if (data !== undefined) this.hits++;
      this.drop(url);
      done(data);
    };
    if (entry.request) entry.waiting.push(deliver);
    else deliver(entry.data);
  }

  clear(): void {
    this.pause();
    for (const url of Object.keys(this.held)) this.drop(url);
  }

  private stale(url: string, entry: Held): boolean {
    return /\.m3u8?(\?|$)/.test(url) && !entry.request && Date.now() - entry.at > PLAYLIST_MAX_AGE_MS;
  }

  private warmPlaylist(url: string): void {
    this.fetch(url, 'text', (text) => {
      const playlist = typeof text === 'string' ? readPlaylist(text, url) : undefined;
      if (playlist) this.warmParts(playlist);
    });
  }

  private warmParts(playlist: Playlist): void {
    if (playlist.kind === 'media') {
      if (playlist.init) this.fetch(playlist.init, 'arraybuffer');
      const segment = startSegment(playlist, LIVE_SYNC_COUNT);
      if (segment) this.fetch(segment, 'arraybuffer');
      return;
    }
    const lowest = playlist.variants.reduce(
      (best, variant) => (variant.bandwidth < best.bandwidth ? variant : best),
      playlist.variants[0]!,
    );
    this.warmPlaylist(lowest.url);
    for (const track of playlist.audio) {
      if (track.chosen && track.group === lowest.audio) this.warmPlaylist(track.url);
    }
  }

  private fetch(
    url: string,
    type: 'text' | 'arraybuffer',
    done?: (data: string | ArrayBuffer | undefined) => void,
  ): void {
    const known = this.held[url];
    if (known && !this.stale(url, known)) return;
    if (known) this.drop(url);
    const request = new XMLHttpRequest();
    const entry: Held = { at: Date.now(), bytes: 0, request, data: undefined, waiting: [] };
    this.held[url] = entry;
    request.open('GET', url);
    request.responseType = type;
    request.timeout = 5000;
    const settle = (data: string | ArrayBuffer | undefined) => {
      entry.request = undefined;
      entry.data = data;
      if (data === undefined) this.drop(url);
      else {
        entry.bytes = typeof data === 'string' ? data.length : data.byteLength;
        this.bytes += entry.bytes;
        this.makeRoom();
      }
      done?.(data);
      for (const deliver of entry.waiting.splice(0)) deliver(data);
    };
    request.onload = () =>
      settle(request.status === 200 ? (request.response as string | ArrayBuffer) : undefined);
    request.onerror = () => settle(undefined);
    request.ontimeout = () => settle(undefined);
    request.send();
  }

  private makeRoom(): void {
    const oldestFirst = Object.keys(this.held).sort((a, b) => this.held[a]!.at - this.held[b]!.at);
    for (const url of oldestFirst) {
      if (this.bytes <= MAX_BYTES) return;
      if (!this.held[url]!.request) this.drop(url);
    }
  }

  private drop(url: string): void {
    const entry = this.held[url];
    if (!entry) return;
    this.bytes -= entry.bytes;
    delete this.held[url];
  }
}
