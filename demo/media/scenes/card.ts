import { dice, disc, HEIGHT, hills, type Paint, shape, WIDTH, wash } from './paint';

/** A still landscape in the channel's colour, for a channel without a scene of its own. */
export function card(paint: Paint, hue: number): void {
  const tone = (saturation: number, lightness: number, shift = 0) =>
    `hsl(${hue + shift} ${saturation}% ${lightness}%)`;
  wash(paint, [tone(46, 20), tone(44, 36, 14), tone(58, 66, 34)], 0, 400);
  disc(paint, 640, 236, 58, 'hsl(42 80% 86%)');
  hills(paint, hue + 1, 316, 54, tone(36, 46, 16), 0.35);
  hills(paint, hue + 2, 372, 36, tone(38, 35, 8), 0.15);
  const form = hue % 3;
  if (form === 0) shore(paint, tone);
  else if (form === 1) forest(paint, hue, tone);
  else slopes(paint, hue, tone);
}

type Tone = (saturation: number, lightness: number, shift?: number) => string;

function shore(paint: Paint, tone: Tone): void {
  wash(paint, [tone(46, 58, 24), tone(44, 32, 8)], 404, HEIGHT);
  paint.fillStyle = tone(66, 80, 36);
  for (let at = 0; at < 6; at += 1) paint.fillRect(600 - at * 12, 416 + at * 17, 80 + at * 24, 2);
}

function forest(paint: Paint, hue: number, tone: Tone): void {
  hills(paint, hue + 3, 440, 22, tone(40, 25), 0.1);
  const random = dice(hue);
  for (let x = -10; x < WIDTH + 20; x += 26) {
    const height = 44 + random() * 46;
    const foot = 500 + random() * 16;
    shape(
      paint,
      [
        [x - 15, foot + 30],
        [x, foot - height],
        [x + 15, foot + 30],
      ],
      tone(42, 16),
    );
  }
}

function slopes(paint: Paint, hue: number, tone: Tone): void {
  for (let step = 0; step < 5; step += 1) {
    hills(paint, hue + 4 + step, 420 + step * 28, 13, tone(40, 30 - step * 4, 6 - step * 3), 0.05);
  }
}
