/** What jsdom lacks for a Lightning stage on a 2D canvas: enough to lay out, focus and fill, not to paint. */

const answers: Record<string, unknown> = {
  measureText: (text: string) => ({ width: text.length * 20 }),
  getImageData: () => ({ data: new Uint8ClampedArray(4), width: 1, height: 1 }),
  createLinearGradient: () => ({ addColorStop: () => undefined }),
};

function context(canvas: HTMLCanvasElement): unknown {
  const kept: Record<string | symbol, unknown> = { ...answers, canvas };
  return new Proxy(kept, { get: (target, name) => (name in target ? target[name] : () => undefined) });
}

HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement) {
  return context(this);
} as unknown as HTMLCanvasElement['getContext'];
Object.defineProperty(document, 'fonts', {
  value: { load: () => Promise.resolve([]), add: () => undefined },
});

class PixelData {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}
Object.assign(globalThis, { ImageData: PixelData });
