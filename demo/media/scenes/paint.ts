/** Size of the stage on which scenes are drawn; a picture of another size is the same stage, scaled. */
export const WIDTH = 960;
export const HEIGHT = 540;
/** Everything moves in whole turns of this many seconds, so that the last picture leads to the first. */
export const LOOP_S = 60;

export type Paint = CanvasRenderingContext2D;
/** Draws the picture of a moment, in seconds from the minute's beginning. */
export type Scene = (paint: Paint, seconds: number) => void;

/** Angle of something that turns so many whole times in a loop. */
export function turn(seconds: number, times: number, offset = 0): number {
  return (seconds / LOOP_S) * times * 2 * Math.PI + offset;
}

/** Goes to and fro between -1 and 1, so many times in a loop. */
export function sway(seconds: number, times: number, offset = 0): number {
  return Math.sin(turn(seconds, times, offset));
}

/** Runs from 0 to 1 and begins again, so many times in a loop. */
export function run(seconds: number, times: number, offset = 0): number {
  return ((seconds / LOOP_S) * times + offset) % 1;
}

/** The same sequence of numbers from 0 to 1 for the same seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Colours from top to bottom over a stretch of the stage. */
export function wash(paint: Paint, colours: string[], top = 0, bottom = HEIGHT): void {
  const gradient = paint.createLinearGradient(0, top, 0, bottom);
  colours.forEach((colour, at) => {
    gradient.addColorStop(at / (colours.length - 1), colour);
  });
  paint.fillStyle = gradient;
  paint.fillRect(0, top, WIDTH, bottom - top);
}

/** A disc of light that fades outwards. */
export function glow(paint: Paint, x: number, y: number, radius: number, colour: string, core = 0): void {
  const gradient = paint.createRadialGradient(x, y, core, x, y, radius);
  gradient.addColorStop(0, colour);
  gradient.addColorStop(1, colour.replace(/[\d.]+\)$/, '0)'));
  paint.fillStyle = gradient;
  paint.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

export function disc(paint: Paint, x: number, y: number, radius: number, colour: string): void {
  paint.fillStyle = colour;
  paint.beginPath();
  paint.arc(x, y, radius, 0, 2 * Math.PI);
  paint.fill();
}

export function shape(paint: Paint, points: readonly (readonly [number, number])[], colour: string): void {
  paint.fillStyle = colour;
  paint.beginPath();
  for (const [x, y] of points) paint.lineTo(x, y);
  paint.closePath();
  paint.fill();
}

/** Heights of a skyline of hills at every 8 px: soft waves when `rough` is 0, rocks towards 1. */
export function skyline(seed: number, base: number, height: number, rough: number): [number, number][] {
  const random = dice(seed);
  const waves = Array.from({ length: 6 }, (_, at) => ({
    length: 520 / (at + 1) ** 1.15,
    phase: random() * 2 * Math.PI,
    height: (height / (at + 1) ** (1.9 - rough)) * (0.6 + random() * 0.6),
  }));
  const points: [number, number][] = [];
  for (let x = -8; x <= WIDTH + 8; x += 8) {
    const rise = waves.reduce(
      (sum, wave) =>
        sum +
        (rough > 0.4
          ? wave.height * (1 - 2 * Math.abs(Math.sin(x / wave.length + wave.phase)))
          : wave.height * Math.sin((x / wave.length) * 2 + wave.phase)),
      0,
    );
    points.push([x, base - rise]);
  }
  return points;
}

/** A range of hills down to the bottom of the stage. */
export function hills(
  paint: Paint,
  seed: number,
  base: number,
  height: number,
  colour: string,
  rough = 0,
): void {
  shape(paint, [[-8, HEIGHT + 8], ...skyline(seed, base, height, rough), [WIDTH + 8, HEIGHT + 8]], colour);
}

/** A long, flat cloud made of discs. */
export function cloud(paint: Paint, x: number, y: number, size: number, colour: string): void {
  paint.fillStyle = colour;
  paint.beginPath();
  for (const [dx, dy, radius] of [
    [-1.5, 0.12, 0.3],
    [-0.9, -0.05, 0.48],
    [-0.1, -0.22, 0.62],
    [0.75, -0.06, 0.5],
    [1.4, 0.12, 0.3],
  ] as const) {
    paint.moveTo(x + (dx + radius) * size, y + dy * size);
    paint.arc(x + dx * size, y + dy * size, radius * size, 0, 2 * Math.PI);
  }
  paint.rect(x - 1.5 * size, y + 0.05 * size, 2.9 * size, 0.37 * size);
  paint.fill();
}

/** Something that drifts across the stage and comes in again on the other side. */
export function drift(seconds: number, start: number, margin: number, times = 1): number {
  const span = WIDTH + margin * 2;
  return ((((start + (seconds / LOOP_S) * span * times) % span) + span) % span) - margin;
}
