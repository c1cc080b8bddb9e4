export interface Logo {
  /** One or two short lines. */
  lines: string[];
  hue: number;
  radio: boolean;
}

/** A coloured tile with the channel's name, 96 px square; the colour of a tile is flat, so that it stays small. */
export function drawLogo(paint: CanvasRenderingContext2D, { lines, hue, radio }: Logo): void {
  paint.fillStyle = `hsl(${hue} 52% 34%)`;
  paint.beginPath();
  if (radio) paint.arc(48, 48, 48, 0, 2 * Math.PI);
  else paint.roundRect(0, 0, 96, 96, 20);
  paint.fill();
  paint.fillStyle = `hsl(${hue + 24} 74% 66%)`;
  paint.fillRect(36, 80, 24, 4);
  paint.fillStyle = '#ffffff';
  paint.textAlign = 'center';
  paint.textBaseline = 'middle';
  const middle = 43;
  const step = 34;
  lines.forEach((line, at) => {
    const y = middle + (at - (lines.length - 1) / 2) * step;
    let size = lines.length === 1 ? 40 : 31;
    do {
      size -= 1;
      paint.font = `700 ${size}px "Noto Sans CJK SC"`;
    } while (paint.measureText(line).width > (radio ? 74 : 84));
    paint.fillText(line, 48, y);
  });
}
