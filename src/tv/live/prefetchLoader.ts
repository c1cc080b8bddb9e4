import type { HlsConfig, Loader, LoaderCallbacks, LoaderConfiguration, LoaderContext } from 'hls.js';
import Hls from 'hls.js/dist/hls.min.js';
import type { Prefetcher } from './Prefetcher';

/**
 * A loader for hls.js that takes from the Prefetcher what is there and leaves the rest to hls.js's own loader.
 */
export function prefetchLoader(prefetcher: Prefetcher): HlsConfig['loader'] {
  const Network = Hls.DefaultConfig.loader;
  return class PrefetchLoader implements Loader<LoaderContext> {
    private readonly network: Loader<LoaderContext>;
    private ended = false;
    context: LoaderContext | null = null;
    stats: Loader<LoaderContext>['stats'];

    constructor(config: HlsConfig) {
      this.network = new Network(config) as Loader<LoaderContext>;
      this.stats = this.network.stats;
    }

    load(
      context: LoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<LoaderContext>,
    ): void {
      this.context = context;
      if (context.rangeEnd || !prefetcher.has(context.url)) {
        this.network.load(context, config, callbacks);
        return;
      }
      const { stats } = this;
      stats.loading.start = performance.now();
      prefetcher.take(context.url, (data) => {
        if (this.ended) return;
        if (data === undefined) {
          this.network.load(context, config, callbacks);
          return;
        }
        // hls.js expects its callbacks after load() has returned; a promise is sooner than a timer.
        void Promise.resolve().then(() => {
          if (this.ended) return;
          const size = typeof data === 'string' ? data.length : data.byteLength;
          stats.loading.first = stats.loading.end = performance.now();
          stats.loaded = stats.total = size;
          callbacks.onSuccess({ url: context.url, data, code: 200 }, stats, context, null);
        });
      });
    }

    abort(): void {
      this.ended = true;
      this.stats.aborted = true;
      this.network.abort();
    }

    destroy(): void {
      this.ended = true;
      this.network.destroy();
    }

    getCacheAge(): number | null {
      return this.network.getCacheAge?.() ?? null;
    }

    getResponseHeader(name: string): string | null {
      return this.network.getResponseHeader?.(name) ?? null;
    }
  } as unknown as HlsConfig['loader'];
}
