import { disc, HEIGHT, type Paint, WIDTH, wash } from './paint';

/** Where the strip stands, in parts of the picture's width and height; eight blocks from left to right. */
export const STRIP = { left: 0.02, right: 0.18, top: 0.94, bottom: 0.97, blocks: 8 } as const;

const SANS = '"Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export interface Ident {
  name: string;
  caption: string;
  number: number;
}

/** How far down the name stands: a still picture keeps the rows of the clock free of it. */
export type NamePlace = 'top' | 'middle';
const NAME_TOP: Record<NamePlace, number> = { top: 106, middle: 262 };

/** What every picture carries: the channel's name, a clock with a second hand, the strip. */
export function drawIdent(
  paint: Paint,
  { name, caption, number }: Ident,
  place: NamePlace,
  seconds: number,
): void {
  drawName(paint, name, caption, NAME_TOP[place]);
  drawClock(paint, Math.floor(seconds));
  drawStrip(paint, number);
}

function drawName(paint: Paint, name: string, caption: string, y: number): void {
  wash(paint, ['rgba(6,14,28,0.46)', 'rgba(6,14,28,0)'], 0, 210);
  paint.save();
  paint.textBaseline = 'alphabetic';
  paint.fillStyle = '#ffffff';
  paint.shadowColor = 'rgba(0,0,0,0.55)';
  paint.shadowBlur = 10;
  paint.font = `700 58px ${SANS}`;
  paint.fillText(name, 52, y);
  paint.font = `500 25px ${SANS}`;
  paint.fillText(caption, 54, y + 40);
  paint.restore();
}

/** The hand jumps once a second, as on a station's clock; a minute is one loop, so it shows the true second. */
function drawClock(paint: Paint, second: number): void {
  const [x, y, radius] = [862, 92, 54];
  disc(paint, x, y, radius, 'rgba(8,16,30,0.62)');
  for (let tick = 0; tick < 60; tick += 5) {
    const angle = (tick * Math.PI) / 30;
    const [sin, cos] = [Math.sin(angle), -Math.cos(angle)];
    paint.strokeStyle = '#ffffff';
    paint.lineWidth = tick % 15 ? 2 : 4;
    paint.beginPath();
    paint.moveTo(x + sin * (radius - 6), y + cos * (radius - 6));
    paint.lineTo(x + sin * (radius - 13), y + cos * (radius - 13));
    paint.stroke();
  }
  paint.save();
  paint.textAlign = 'center';
  paint.textBaseline = 'middle';
  paint.fillStyle = '#ffffff';
  paint.font = `700 30px ${SANS}`;
  paint.fillText(String(second).padStart(2, '0'), x, y + 2);
  paint.restore();
  const angle = (second * Math.PI) / 30;
  const [sin, cos] = [Math.sin(angle), -Math.cos(angle)];
  paint.strokeStyle = '#ffb84d';
  paint.lineWidth = 5;
  paint.lineCap = 'round';
  paint.beginPath();
  paint.moveTo(x + sin * 25, y + cos * 25);
  paint.lineTo(x + sin * (radius - 8), y + cos * (radius - 8));
  paint.stroke();
  paint.lineCap = 'butt';
}

/** The channel's number in eight bits, the highest first, white for one: a test reads which channel is shown. */
function drawStrip(paint: Paint, number: number): void {
  const { left, right, top, bottom, blocks } = STRIP;
  const [x, y] = [left * WIDTH, top * HEIGHT];
  const [width, height] = [((right - left) * WIDTH) / blocks, (bottom - top) * HEIGHT];
  paint.fillStyle = '#000000';
  paint.fillRect(x - 2, y - 2, width * blocks + 4, height + 4);
  for (let block = 0; block < blocks; block += 1) {
    if (!((number >> (blocks - 1 - block)) & 1)) continue;
    paint.fillStyle = '#ffffff';
    paint.fillRect(x + block * width, y, width, height);
  }
}
