import {
  dice,
  disc,
  glow,
  HEIGHT,
  type Paint,
  run,
  type Scene,
  shape,
  skyline,
  sway,
  turn,
  WIDTH,
  wash,
} from './paint';

/** A newsroom: a turning globe on the wall, a desk, light moving over the panels. */
export const studio: Scene = (paint, seconds) => {
  wash(paint, ['#061a3d', '#0d3a78', '#0a2a5c'], 0, HEIGHT);
  for (let at = 0; at < 8; at += 1) {
    paint.fillStyle = at % 2 ? 'rgba(90,160,255,0.10)' : 'rgba(90,160,255,0.05)';
    paint.fillRect(at * 120, 0, 118, 420);
  }
  const light = run(seconds, 2) * (WIDTH + 400) - 200;
  glow(paint, light, 210, 200, 'rgba(120,190,255,0.28)');
  turningGlobe(paint, seconds, 560, 232, 132, '#1b66c9', '#8fd0ff');
  paint.fillStyle = '#c7302b';
  paint.fillRect(0, 396, WIDTH, 6);
  shape(
    paint,
    [
      [150, 430],
      [810, 430],
      [900, 540],
      [60, 540],
    ],
    '#123a73',
  );
  shape(
    paint,
    [
      [130, 414],
      [830, 414],
      [810, 434],
      [150, 434],
    ],
    '#e8eef7',
  );
  shape(
    paint,
    [
      [330, 452],
      [630, 452],
      [652, 500],
      [308, 500],
    ],
    '#1f5cab',
  );
};

/** A globe of dots with rings of light between its cities. */
export const globe: Scene = (paint, seconds) => {
  wash(paint, ['#041c2c', '#06364a', '#0b5563'], 0, HEIGHT);
  glow(paint, 600, 290, 320, 'rgba(60,200,210,0.28)');
  turningGlobe(paint, seconds, 600, 290, 196, '#0d6f84', '#a6f0e4');
  for (let at = 0; at < 3; at += 1) {
    const size = run(seconds, 6, at / 3);
    paint.strokeStyle = `rgba(255,214,120,${(1 - size) * 0.8})`;
    paint.lineWidth = 2.5;
    paint.beginPath();
    paint.arc(632, 262, 8 + size * 60, 0, 2 * Math.PI);
    paint.stroke();
  }
  disc(paint, 632, 262, 7, '#ffd678');
};

function turningGlobe(
  paint: Paint,
  seconds: number,
  x: number,
  y: number,
  radius: number,
  sea: string,
  line: string,
): void {
  disc(paint, x, y, radius, sea);
  paint.strokeStyle = line;
  paint.globalAlpha = 0.55;
  paint.lineWidth = 1.5;
  for (const height of [-0.6, -0.3, 0, 0.3, 0.6]) {
    const half = Math.sqrt(1 - height ** 2) * radius;
    paint.beginPath();
    paint.moveTo(x - half, y + height * radius);
    paint.lineTo(x + half, y + height * radius);
    paint.stroke();
  }
  // Twelve meridians and three whole turns in a minute.
  for (let at = 0; at < 12; at += 1) {
    const across = Math.cos(turn(seconds, 1, (at * Math.PI) / 6));
    if (Math.sin(turn(seconds, 1, (at * Math.PI) / 6)) < 0) continue;
    paint.beginPath();
    paint.ellipse(
      x,
      y,
      Math.abs(across) * radius,
      radius,
      0,
      across > 0 ? -Math.PI / 2 : Math.PI / 2,
      across > 0 ? Math.PI / 2 : (Math.PI * 3) / 2,
    );
    paint.stroke();
  }
  paint.globalAlpha = 1;
  paint.strokeStyle = line;
  paint.lineWidth = 3;
  paint.beginPath();
  paint.arc(x, y, radius, 0, 2 * Math.PI);
  paint.stroke();
}

/** A market wall: bars, and a curve that is drawn anew every twenty seconds. */
export const market: Scene = (paint, seconds) => {
  wash(paint, ['#081c2e', '#0d2f45', '#0a2436'], 0, HEIGHT);
  paint.fillStyle = 'rgba(140,200,230,0.14)';
  for (let y = 200; y <= 440; y += 48) paint.fillRect(110, y, 780, 1.5);
  const random = dice(42);
  let level = 360;
  const closes = Array.from({ length: 27 }, () => {
    const before = level;
    level = Math.min(430, Math.max(210, level + (random() - 0.56) * 54));
    return { before, level, tail: random() * 18 };
  });
  closes.forEach(({ before, level: after, tail }, at) => {
    const x = 126 + at * 28;
    const rises = after < before;
    paint.fillStyle = rises ? '#e2503f' : '#2fae7a';
    paint.fillRect(x - 7, Math.min(before, after), 14, Math.max(4, Math.abs(after - before)));
    paint.fillRect(x - 1, Math.min(before, after) - tail, 2, Math.abs(after - before) + tail * 2);
  });
  const shown = run(seconds, 3) * (closes.length - 1);
  paint.strokeStyle = '#f6cf6a';
  paint.lineWidth = 4;
  paint.lineJoin = 'round';
  paint.beginPath();
  closes.slice(0, Math.floor(shown) + 1).forEach(({ level: after }, at) => {
    paint.lineTo(126 + at * 28, after + 26);
  });
  const tip = closes[Math.floor(shown)]!;
  const next = closes[Math.min(closes.length - 1, Math.floor(shown) + 1)]!;
  const part = shown % 1;
  const [x, y] = [126 + shown * 28, tip.level + (next.level - tip.level) * part + 26];
  paint.lineTo(x, y);
  paint.stroke();
  glow(paint, x, y, 26, 'rgba(246,207,106,0.6)');
  disc(paint, x, y, 6, '#fff1c4');
};

/** A red curtain and a fan that opens and closes. */
export const opera: Scene = (paint, seconds) => {
  wash(paint, ['#5c0d14', '#8f1620', '#4a0910'], 0, HEIGHT);
  for (let at = 0; at < 12; at += 1) {
    const x = at * 84 + sway(seconds, 2, at * 0.7) * 5;
    const fold = paint.createLinearGradient(x - 40, 0, x + 40, 0);
    fold.addColorStop(0, 'rgba(40,0,6,0.55)');
    fold.addColorStop(0.5, 'rgba(214,52,52,0.45)');
    fold.addColorStop(1, 'rgba(40,0,6,0.55)');
    paint.fillStyle = fold;
    paint.fillRect(x - 40, 0, 80, 470);
  }
  shape(
    paint,
    [
      [0, 470],
      [WIDTH, 470],
      [WIDTH, 540],
      [0, 540],
    ],
    '#3a1a12',
  );
  paint.fillStyle = '#d9a441';
  paint.fillRect(0, 466, WIDTH, 5);
  const spread = 0.95 + sway(seconds, 3) * 0.18;
  const [x, y, radius] = [580, 440, 250];
  for (let rib = -7; rib <= 7; rib += 1) {
    const [from, to] = [((rib - 0.5) / 7.5) * spread, ((rib + 0.5) / 7.5) * spread].map(
      (a) => a - Math.PI / 2,
    ) as [number, number];
    paint.fillStyle = rib % 2 ? '#f6e7c8' : '#ecd5a6';
    paint.beginPath();
    paint.arc(x, y, radius, from, to);
    paint.arc(x, y, 96, to, from, true);
    paint.fill();
    paint.strokeStyle = '#7a4a22';
    paint.lineWidth = 3;
    const middle = (from + to) / 2;
    paint.beginPath();
    paint.moveTo(x, y);
    paint.lineTo(x + Math.cos(middle) * radius, y + Math.sin(middle) * radius);
    paint.stroke();
    if (rib % 3 === 0) {
      const [fx, fy] = [x + Math.cos(middle) * 190, y + Math.sin(middle) * 190];
      for (let petal = 0; petal < 5; petal += 1) {
        const angle = (petal * 2 * Math.PI) / 5 + middle;
        disc(paint, fx + Math.cos(angle) * 11, fy + Math.sin(angle) * 11, 9, '#d6455a');
      }
      disc(paint, fx, fy, 6, '#f7cf5e');
    }
  }
  disc(paint, x, y, 10, '#7a4a22');
};

/** A football pitch from above the stand; the ball is played from one to the next. */
export const pitch: Scene = (paint, seconds) => {
  wash(paint, ['#6db6e4', '#cfe9f5'], 0, 170);
  shape(paint, skylineBelow(180, 150, 26), '#6f8fa5');
  paint.fillStyle = '#44566a';
  paint.fillRect(0, 168, WIDTH, 46);
  const crowd = dice(88);
  for (let at = 0; at < 190; at += 1) {
    disc(
      paint,
      crowd() * WIDTH,
      174 + crowd() * 34,
      2.6,
      ['#e8b04a', '#d8574a', '#dfe7ee', '#5c93c9'][at % 4]!,
    );
  }
  for (let strip = 0; strip < 9; strip += 1) {
    const [left, right] = [strip / 9, (strip + 1) / 9];
    shape(
      paint,
      [
        [180 + left * 600, 214],
        [180 + right * 600, 214],
        [right * 1260 - 150, 540],
        [left * 1260 - 150, 540],
      ],
      strip % 2 ? '#3c9a4a' : '#338a41',
    );
  }
  shape(
    paint,
    [
      [0, 214],
      [180, 214],
      [-150, 540],
      [-400, 540],
    ],
    '#2d7a3a',
  );
  shape(
    paint,
    [
      [960, 214],
      [780, 214],
      [1110, 540],
      [1400, 540],
    ],
    '#2d7a3a',
  );
  paint.strokeStyle = 'rgba(255,255,255,0.9)';
  paint.lineWidth = 3;
  paint.beginPath();
  paint.moveTo(480, 216);
  paint.lineTo(480, 540);
  paint.moveTo(180, 216);
  paint.lineTo(780, 216);
  paint.stroke();
  paint.beginPath();
  paint.ellipse(480, 352, 130, 58, 0, 0, 2 * Math.PI);
  paint.stroke();
  const places = [
    [300, 290],
    [420, 400],
    [610, 330],
    [720, 430],
    [560, 270],
    [350, 470],
  ] as const;
  places.forEach(([x, y], at) => {
    const size = 0.7 + (y - 214) / 320;
    const shirt = at % 2 ? '#e8413a' : '#f4f4f4';
    const [dx, dy] = [sway(seconds, 4, at) * 14, sway(seconds, 3, at * 2) * 6];
    disc(paint, x + dx, y + dy + 18 * size, 9 * size, 'rgba(0,40,0,0.25)');
    paint.fillStyle = shirt;
    paint.fillRect(x + dx - 7 * size, y + dy - 12 * size, 14 * size, 20 * size);
    paint.fillStyle = '#22324a';
    paint.fillRect(x + dx - 6 * size, y + dy + 8 * size, 12 * size, 10 * size);
    disc(paint, x + dx, y + dy - 18 * size, 6 * size, '#d8a47e');
  });
  const way = run(seconds, 2) * places.length;
  const from = places[Math.floor(way)]!;
  const to = places[(Math.floor(way) + 1) % places.length]!;
  const part = way % 1;
  const ease = part * part * (3 - 2 * part);
  const x = from[0] + (to[0] - from[0]) * ease;
  const y = from[1] + (to[1] - from[1]) * ease + 18;
  disc(paint, x, y, 6, 'rgba(0,40,0,0.3)');
  disc(paint, x, y - 6 - Math.sin(part * Math.PI) * 26, 7, '#ffffff');
};

function skylineBelow(seed: number, base: number, height: number): [number, number][] {
  return [[-8, 214], ...skyline(seed, base, height, 0.1), [WIDTH + 8, 214]];
}

/** Building blocks that nod, a sun that turns. */
export const blocks: Scene = (paint, seconds) => {
  wash(paint, ['#4aa6e4', '#a5dbf5', '#fff0c2'], 0, 460);
  paint.save();
  paint.translate(790, 300);
  paint.rotate(turn(seconds, 1));
  for (let ray = 0; ray < 12; ray += 1) {
    paint.rotate(Math.PI / 6);
    shape(
      paint,
      [
        [-12, 66],
        [12, 66],
        [0, 98],
      ],
      '#ffb74a',
    );
  }
  paint.restore();
  disc(paint, 790, 300, 58, '#ffc857');
  disc(paint, 772, 290, 5, '#8a5a1f');
  disc(paint, 808, 290, 5, '#8a5a1f');
  paint.strokeStyle = '#8a5a1f';
  paint.lineWidth = 4;
  paint.beginPath();
  paint.arc(790, 302, 24, 0.3, Math.PI - 0.3);
  paint.stroke();
  shape(
    paint,
    [
      [0, 452],
      [WIDTH, 452],
      [WIDTH, 540],
      [0, 540],
    ],
    '#8fd19e',
  );
  for (const [at, x, colour] of [
    [0, 190, '#ff6f61'],
    [1, 310, '#4aa8e0'],
    [2, 430, '#6cc070'],
    [3, 550, '#a77be0'],
    [4, 660, '#ff9d4d'],
  ] as const) {
    paint.save();
    paint.translate(x, 400 - Math.abs(sway(seconds, 6, at * 0.6)) * 26);
    paint.rotate(sway(seconds, 6, at) * 0.08);
    block(paint, at, colour);
    paint.restore();
  }
};

function block(paint: Paint, form: number, colour: string): void {
  paint.fillStyle = colour;
  if (form === 1) disc(paint, 0, 0, 52, colour);
  else if (form === 2)
    shape(
      paint,
      [
        [-58, 52],
        [58, 52],
        [0, -56],
      ],
      colour,
    );
  else if (form === 4) {
    const points = Array.from({ length: 10 }, (_, at) => {
      const radius = at % 2 ? 25 : 56;
      const angle = (at * Math.PI) / 5 - Math.PI / 2;
      return [Math.cos(angle) * radius, Math.sin(angle) * radius] as const;
    });
    shape(paint, points, colour);
  } else {
    paint.beginPath();
    paint.roundRect(-48, -48, 96, 100, form === 3 ? 34 : 12);
    paint.fill();
  }
  disc(paint, -14, 2, 5, '#43302b');
  disc(paint, 14, 2, 5, '#43302b');
  paint.strokeStyle = '#43302b';
  paint.lineWidth = 3;
  paint.beginPath();
  paint.arc(0, 8, 14, 0.4, Math.PI - 0.4);
  paint.stroke();
}
