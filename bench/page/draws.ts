/** Times how long after a key the interface's canvas shows something new. */
export interface Draws {
  /** One for each key that changed the canvas, ms from the key to the painted frame. */
  samples: number[];
}

declare global {
  interface Window {
    draws: Draws;
  }
}

/** Runs in the page before anything else does; so it must not refer to anything outside itself. */
export function installDraws(): void {
  window.draws = { samples: [] };
  const painted = new MessageChannel();
  let keyAt: number | undefined;
  let drawn = false;
  window.addEventListener(
    'keydown',
    (event) => {
      keyAt = event.timeStamp;
      drawn = false;
    },
    true,
  );
  // A message that a frame's drawing sends is handled after that frame has been painted.
  painted.port1.onmessage = () => {
    if (keyAt === undefined) return;
    window.draws.samples.push(performance.now() - keyAt);
    keyAt = undefined;
  };
  function notice(canvas: HTMLCanvasElement): void {
    // Texts are drawn on canvases of their own first, which are in no document.
    if (keyAt === undefined || drawn || !canvas.isConnected) return;
    drawn = true;
    painted.port2.postMessage('');
  }
  const { prototype } = CanvasRenderingContext2D;
  const { drawImage, fillRect, clearRect } = prototype;
  prototype.drawImage = function (this: CanvasRenderingContext2D, ...values: unknown[]) {
    notice(this.canvas);
    return Reflect.apply(drawImage, this, values);
  } as typeof drawImage;
  prototype.fillRect = function (...values) {
    notice(this.canvas);
    return fillRect.apply(this, values);
  };
  prototype.clearRect = function (...values) {
    notice(this.canvas);
    return clearRect.apply(this, values);
  };
}
