import {
  dice,
  disc,
  drift,
  glow,
  HEIGHT,
  hills,
  type Paint,
  type Scene,
  shape,
  sway,
  WIDTH,
  wash,
} from './paint';

function roof(paint: Paint, x: number, y: number, width: number, tiles: string, wall: string): void {
  const rise = width * 0.24;
  paint.fillStyle = wall;
  paint.fillRect(x - width * 0.4, y, width * 0.8, HEIGHT - y);
  paint.fillStyle = tiles;
  paint.beginPath();
  paint.moveTo(x - width * 0.56, y - 6);
  paint.quadraticCurveTo(x - width * 0.3, y, x - width * 0.18, y - rise);
  paint.lineTo(x + width * 0.18, y - rise);
  paint.quadraticCurveTo(x + width * 0.3, y, x + width * 0.56, y - 6);
  paint.lineTo(x + width * 0.48, y + 12);
  paint.lineTo(x - width * 0.48, y + 12);
  paint.closePath();
  paint.fill();
}

/** 大研古城 at dusk: roof behind roof, windows, lanterns in the wind. */
export const oldTown: Scene = (paint, seconds) => {
  wash(paint, ['#1c2452', '#5a3f77', '#c9706a', '#f3b27a'], 0, 360);
  disc(paint, 690, 120, 30, '#fbe6c3');
  hills(paint, 111, 270, 60, '#3b3560', 0.5);
  const random = dice(60);
  for (const [base, size, tiles, wall] of [
    [318, 150, '#4a4567', '#6b5a72'],
    [384, 200, '#37345a', '#5a4a62'],
    [468, 270, '#25243f', '#47384c'],
  ] as const) {
    for (let x = -20; x < WIDTH + 120; x += size * 0.82) {
      const y = base + (random() - 0.5) * 34;
      roof(paint, x, y, size, tiles, wall);
      paint.fillStyle = '#ffcf7a';
      for (let window = -1; window <= 1; window += 1) {
        if (random() < 0.75) paint.fillRect(x + window * size * 0.22 - 8, y + 26, 16, 20);
      }
    }
  }
  for (let at = 0; at < 7; at += 1) {
    const x = 90 + at * 132 + sway(seconds, 5, at) * 5;
    const y = 398 + (at % 2) * 26;
    glow(paint, x, y, 46, 'rgba(255,140,60,0.5)');
    paint.fillStyle = '#d8392b';
    paint.beginPath();
    paint.ellipse(x, y, 16, 19, 0, 0, 2 * Math.PI);
    paint.fill();
    paint.fillStyle = '#f5c556';
    paint.fillRect(x - 8, y - 21, 16, 4);
    paint.fillRect(x - 8, y + 17, 16, 4);
    paint.fillRect(x - 1, y + 21, 2, 14);
  }
};

/** Kunming by night: towers, lit windows, two streams of cars. */
export const nightCity: Scene = (paint, seconds) => {
  wash(paint, ['#070b22', '#14204d', '#3a3f7d', '#6d5a92'], 0, 420);
  disc(paint, 600, 96, 26, '#f0ead6');
  hills(paint, 130, 300, 34, '#1a2450', 0.2);
  const random = dice(500);
  for (const [base, wall, least, lit] of [
    [400, '#18224b', 90, '#6f7fb8'],
    [440, '#0e1533', 130, '#ffd98a'],
  ] as const) {
    for (let x = -10; x < WIDTH; ) {
      const width = 44 + Math.floor(random() * 40);
      const height = least + random() * 150;
      paint.fillStyle = wall;
      paint.fillRect(x, base - height, width, HEIGHT);
      paint.fillStyle = lit;
      for (let y = base - height + 12; y < base - 10; y += 16) {
        for (let pane = x + 8; pane < x + width - 10; pane += 13) {
          if (random() < 0.42) paint.fillRect(pane, y, 6, 8);
        }
      }
      x += width + 6;
    }
  }
  paint.fillStyle = '#0a0f26';
  paint.fillRect(0, 440, WIDTH, 100);
  paint.fillStyle = '#39406b';
  paint.fillRect(0, 484, WIDTH, 2);
  for (let at = 0; at < 9; at += 1) {
    const there = drift(seconds, at * 128, 80, 2);
    const back = WIDTH - drift(seconds, at * 128 + 50, 80, 2);
    paint.fillStyle = '#fff3cf';
    paint.fillRect(there, 462, 26, 5);
    paint.fillStyle = '#ff5a4f';
    paint.fillRect(back, 502, 26, 5);
  }
};

/** Balloons over 滇池. */
export const balloons: Scene = (paint, seconds) => {
  wash(paint, ['#59b7ee', '#a8dcf7', '#fdf0cf'], 0, 400);
  cloud3(paint, seconds);
  hills(paint, 140, 372, 34, '#79b98c', 0.1);
  hills(paint, 143, 408, 20, '#58a577', 0.05);
  wash(paint, ['#8fd3ea', '#5db3d9'], 426, HEIGHT);
  for (const [x, y, size, colour, times] of [
    [330, 262, 58, '#f2674a', 2],
    [520, 196, 74, '#f7b733', 1],
    [706, 290, 52, '#7a6ff0', 3],
    [842, 210, 40, '#2fb38a', 2],
  ] as const) {
    balloon(paint, x + sway(seconds, 1, y) * 16, y + sway(seconds, times, x) * 12, size, colour);
  }
  hills(paint, 147, 524, 12, '#3f8f5c', 0.05);
};

function cloud3(paint: Paint, seconds: number): void {
  for (const [start, y, size] of [
    [80, 170, 46],
    [560, 120, 56],
    [930, 230, 42],
  ] as const) {
    const x = drift(seconds, start, 160);
    for (const [dx, dy, radius] of [
      [-0.8, 0, 0.5],
      [0, -0.2, 0.7],
      [0.8, 0, 0.5],
    ] as const) {
      disc(paint, x + dx * size, y + dy * size, radius * size, '#ffffff');
    }
  }
}

function balloon(paint: Paint, x: number, y: number, size: number, colour: string): void {
  disc(paint, x, y, size, colour);
  shape(
    paint,
    [
      [x - size * 0.94, y + size * 0.34],
      [x + size * 0.94, y + size * 0.34],
      [x + size * 0.2, y + size * 1.28],
      [x - size * 0.2, y + size * 1.28],
    ],
    colour,
  );
  paint.fillStyle = 'rgba(255,255,255,0.35)';
  paint.beginPath();
  paint.ellipse(x, y + size * 0.1, size * 0.3, size * 1.08, 0, 0, 2 * Math.PI);
  paint.fill();
  paint.fillStyle = '#7a4a2b';
  paint.fillRect(x - size * 0.17, y + size * 1.5, size * 0.34, size * 0.24);
  paint.strokeStyle = '#7a4a2b';
  paint.lineWidth = 1.5;
  paint.strokeRect(x - size * 0.17, y + size * 1.26, size * 0.34, size * 0.26);
}
