/** Runs in the browser that draws: pictures and logos on a canvas, handed over as raw pixels or PNG. */
import { drawLogo, type Logo } from './logo';
import { drawPicture, type Picture } from './scenes';

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d', { willReadFrequently: true })!;
}

/** Rounds colours to few steps: edges look the same, and the PNG becomes half as large. */
function coarsen(paint: CanvasRenderingContext2D): void {
  const { width, height } = paint.canvas;
  const pixels = paint.getImageData(0, 0, width, height);
  pixels.data.forEach((value, at) => {
    pixels.data[at] = Math.round(value / COLOUR_STEP) * COLOUR_STEP;
  });
  paint.putImageData(pixels, 0, 0);
}

/** A divisor of 255, so that white stays white. */
const COLOUR_STEP = 17;

export interface Film {
  picture: Picture;
  width: number;
  height: number;
  /** Pictures a second. */
  rate: number;
  seconds: number;
  /** Takes the raw RGBA pixels of one picture after the other. */
  address: string;
}

const drawing = {
  async film({ picture, width, height, rate, seconds, address }: Film): Promise<void> {
    const paint = canvasOf(width, height);
    for (let at = 0; at < rate * seconds; at += 1) {
      drawPicture(paint, picture, at / rate);
      const { data } = paint.getImageData(0, 0, width, height);
      await fetch(address, { method: 'POST', body: data.buffer as ArrayBuffer });
    }
  },
  picture(picture: Picture, width: number, height: number, seconds: number): string {
    const paint = canvasOf(width, height);
    drawPicture(paint, picture, seconds);
    return paint.canvas.toDataURL('image/png');
  },
  logo(logo: Logo): string {
    const paint = canvasOf(96, 96);
    drawLogo(paint, logo);
    coarsen(paint);
    return paint.canvas.toDataURL('image/png');
  },
};

export type Drawing = typeof drawing;

declare global {
  interface Window {
    drawing: Drawing;
  }
}
window.drawing = drawing;
