import type { ErrorData, HlsConfig } from 'hls.js';
import Hls from 'hls.js/dist/hls.min.js';
import { createSignal } from '../box';
import { firstFrame } from './firstFrame';
import { LIVE_SYNC_COUNT, Prefetcher } from './Prefetcher';
import { prefetchLoader } from './prefetchLoader';
import { type Failures, type Fault, NO_FAILURES, remedyFor } from './recovery';
import { Screen } from './Screen';

/** A channel as far as the Tuner must know it. */
export interface Tunable {
  id: string;
  sources: string[];
  radio: boolean;
}

export type TunerState =
  | { kind: 'idle' }
  /** The new channel has been asked for; the picture of the one before may still stand. */
  | { kind: 'tuning'; channel: string }
  | { kind: 'playing'; channel: string }
  /** No picture for a while; the Tuner goes on trying. */
  | { kind: 'trouble'; channel: string };

export interface TunerOptions {
  /** 2 where the box can decode two pictures at once: the old one then plays on until the new one is there. */
  decoders: 1 | 2;
  /** Off only for measurements. */
  prefetch: boolean;
}

/** Presses that follow one another faster than this are a burst, of which only the last is loaded. */
const BURST_MS = 220;
/** How long a burst must rest before its last channel is loaded. */
const REST_MS = 130;
/** The neighbours are kept fresh this long after the last key; then the network is left alone. */
const ATTENTIVE_MS = 60_000;
const FRESHEN_MS = 5000;
/** Longer than any backoff between two attempts, so that it never interrupts one. */
const WATCHDOG_MS = 5000;

/** hls.js for zapping on a weak box: little memory, the lowest rendition first, no features that nobody asked for. */
const ZAPPING: Partial<HlsConfig> = {
  startLevel: 0,
  testBandwidth: false,
  startFragPrefetch: true,
  startOnSegmentBoundary: true,
  liveSyncDurationCount: LIVE_SYNC_COUNT,
  liveMaxLatencyDurationCount: 12,
  maxBufferLength: 8,
  maxMaxBufferLength: 16,
  maxBufferSize: 12e6,
  backBufferLength: 0,
  lowLatencyMode: false,
  // Measured: a new worker costs the first zap some 400 ms, and fragmented MP4 leaves it nothing to do.
  enableWorker: false,
  enableDateRangeMetadataCues: false,
  enableInterstitialPlayback: false,
  useMediaCapabilities: false,
  enableCEA708Captions: false,
};

/**
 * Owns the video elements and the hls.js instances; nothing else touches them. Tunes, keeps the likely next
 * channels warm, and recovers.
 */
export class Tuner {
  readonly changed = createSignal<TunerState>();
  state: TunerState = { kind: 'idle' };
  private readonly prefetcher = new Prefetcher();
  private readonly screen: Screen;
  private readonly players: Hls[] = [];
  private target: Tunable | undefined;
  private neighbours: Tunable[] = [];
  private failures: Failures = NO_FAILURES;
  private source = 0;
  /** Grows with every load; what a load of an earlier channel still reports is ignored. */
  private load = 0;
  private lastTuneAt = Number.NEGATIVE_INFINITY;
  private lastKeyAt = Date.now();
  private pendingTune: number | undefined;
  private pendingRetry: number | undefined;
  private watchdog: number | undefined;
  private freshener: number | undefined;
  private lastPosition = -1;
  private lastProgressAt = 0;
  private cancelFirstFrame: () => void = () => undefined;

  constructor(
    plane: HTMLElement,
    private readonly options: TunerOptions,
  ) {
    this.screen = new Screen(plane, options.decoders);
    this.freshener = window.setInterval(() => this.freshen(), FRESHEN_MS);
    this.watchdog = window.setInterval(() => this.watch(), 1000);
  }

  /**
   * Shows a channel. The picture of the one before stays until the new one has a frame.
   *
   * @param neighbours what the viewer will probably ask for next, likeliest first
   */
  tune(channel: Tunable, neighbours: Tunable[]): void {
    const now = performance.now();
    const burst = now - this.lastTuneAt < BURST_MS;
    this.lastTuneAt = now;
    this.lastKeyAt = Date.now();
    this.target = channel;
    this.neighbours = neighbours;
    this.failures = NO_FAILURES;
    this.source = 0;
    window.clearTimeout(this.pendingTune);
    window.clearTimeout(this.pendingRetry);
    this.pendingRetry = undefined;
    this.report({ kind: 'tuning', channel: channel.id });
    if (burst) {
      this.abandon();
      this.pendingTune = window.setTimeout(() => this.start(), REST_MS);
    } else this.start();
  }

  /** A key was pressed: the viewer is there, so neighbours are worth keeping warm. */
  attend(): void {
    const slept = Date.now() - this.lastKeyAt > ATTENTIVE_MS;
    this.lastKeyAt = Date.now();
    if (slept) this.freshen();
  }

  /** Places the picture, in pixels of the 1920x1080 stage. */
  place(x: number, y: number, w: number, h: number): void {
    this.screen.place(x, y, w, h);
  }

  get volume(): number {
    return this.screen.volume;
  }

  set volume(level: number) {
    this.screen.volume = level;
  }

  /** Softer by 20 dB while an alert sounds, and as loud as it was afterwards. */
  duck(on: boolean): void {
    this.screen.duck(on);
  }

  /** For diagnostics and measurements. */
  get prefetchHits(): number {
    return this.prefetcher.hits;
  }

  destroy(): void {
    window.clearTimeout(this.pendingTune);
    window.clearTimeout(this.pendingRetry);
    window.clearInterval(this.watchdog);
    window.clearInterval(this.freshener);
    this.cancelFirstFrame();
    this.prefetcher.clear();
    for (const player of this.players) player?.destroy();
    this.screen.destroy();
  }

  private start(): void {
    const channel = this.target;
    if (!channel) return;
    this.abandon();
    const load = ++this.load;
    const slot = this.screen.prepare();
    const player = this.player(slot);
    const video = this.screen.video(slot);
    this.lastProgressAt = performance.now();
    this.lastPosition = -1;
    player.loadSource(channel.sources[this.source] ?? channel.sources[0]!);
    if (player.media !== video) player.attachMedia(video);
    this.cancelFirstFrame = firstFrame(video, channel.radio, () => {
      if (load !== this.load) return;
      this.show(channel, slot);
    });
    this.play(video);
  }

  private show(channel: Tunable, slot: number): void {
    this.screen.show(slot, channel.radio);
    this.players.forEach((player, other) => {
      if (other !== slot) player?.detachMedia();
    });
    this.report({ kind: 'playing', channel: channel.id });
    this.freshen();
  }

  /** Gives up a load that has shown nothing yet. */
  private abandon(): void {
    this.load++;
    this.cancelFirstFrame();
    this.prefetcher.pause();
  }

  private play(video: HTMLVideoElement): void {
    const started = video.play() as Promise<void> | undefined;
    // A desktop browser refuses sound before the first key; a picture without sound beats none.
    started?.catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') {
        this.screen.silence();
        video.play()?.catch(() => undefined);
      }
    });
  }

  private player(slot: number): Hls {
    const known = this.players[slot];
    if (known) return known;
    const config = this.options.prefetch ? { ...ZAPPING, loader: prefetchLoader(this.prefetcher) } : ZAPPING;
    const player = new Hls(config as Partial<HlsConfig>);
    player.on(Hls.Events.ERROR, (_event: string, data: ErrorData) => {
      if (data.fatal && slot === this.screen.current) {
        this.fault(data.type === Hls.ErrorTypes.MEDIA_ERROR ? 'media' : 'network');
      }
    });
    this.players[slot] = player;
    return player;
  }

  private fault(fault: Fault): void {
    const channel = this.target;
    if (
      !channel ||
      this.pendingRetry !== undefined ||
      (this.pendingTune !== undefined && this.state.kind === 'idle')
    )
      return;
    const decided = remedyFor(fault, this.failures, channel.sources.length, Date.now());
    this.failures = decided.failures;
    const { remedy } = decided;
    if (remedy.kind === 'recover-media') {
      const player = this.players[this.screen.current];
      player?.recoverMediaError();
      this.play(this.screen.video(this.screen.current));
      return;
    }
    if (remedy.words) this.report({ kind: 'trouble', channel: channel.id });
    this.source = remedy.source;
    const jitter = 0.8 + Math.random() * 0.4;
    this.pendingRetry = window.setTimeout(() => {
      this.pendingRetry = undefined;
      this.start();
    }, remedy.afterMs * jitter);
  }

  /** Notices a picture that stands still although nothing reported an error. */
  private watch(): void {
    if (this.state.kind === 'idle' || this.pendingRetry !== undefined) return;
    const video = this.screen.video(this.screen.current);
    const now = performance.now();
    if (video.currentTime !== this.lastPosition) {
      this.lastPosition = video.currentTime;
      this.lastProgressAt = now;
      if (this.state.kind === 'playing' && this.failures.count > 0 && video.currentTime > 3) {
        this.failures = NO_FAILURES;
      }
    } else if (now - this.lastProgressAt > WATCHDOG_MS) {
      this.lastProgressAt = now;
      this.fault('stalled');
    }
  }

  private freshen(): void {
    if (!this.options.prefetch || this.state.kind !== 'playing') return;
    if (Date.now() - this.lastKeyAt > ATTENTIVE_MS) return;
    const video = this.screen.video(this.screen.current);
    const { buffered, currentTime } = video;
    const ahead = buffered.length ? buffered.end(buffered.length - 1) - currentTime : 0;
    if (ahead < 1) return;
    for (const channel of this.neighbours) this.prefetcher.warm(channel.sources[0]!);
  }

  private report(state: TunerState): void {
    this.state = state;
    this.changed.emit(state);
  }
}
