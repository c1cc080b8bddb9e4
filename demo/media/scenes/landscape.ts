import {
  cloud,
  dice,
  disc,
  drift,
  glow,
  HEIGHT,
  hills,
  type Scene,
  shape,
  skyline,
  sway,
  turn,
  WIDTH,
  wash,
} from './paint';

/** 玉龙雪山 at first light, clouds passing below the peak. */
export const snowMountain: Scene = (paint, seconds) => {
  wash(paint, ['#123a6b', '#3f7fb8', '#f2c9a1', '#f7dfc4'], 0, 400);
  hills(paint, 5, 330, 46, '#7f9fc4', 0.3);
  const peak: [number, number][] = [
    [150, 440],
    [300, 300],
    [350, 322],
    [470, 168],
    [512, 206],
    [560, 120],
    [606, 178],
    [640, 160],
    [742, 292],
    [790, 272],
    [960, 440],
  ];
  shape(paint, peak, '#5d7ea8');
  shape(paint, [...peak.slice(3, 9), [690, 330], [620, 250], [585, 330], [540, 236], [486, 318]], '#f4f7fb');
  shape(
    paint,
    [
      [560, 120],
      [606, 178],
      [640, 160],
      [742, 292],
      [690, 330],
      [620, 250],
      [598, 210],
    ],
    '#cfdcec',
  );
  shape(
    paint,
    [
      [300, 300],
      [350, 322],
      [392, 268],
      [372, 352],
      [330, 336],
      [300, 366],
    ],
    '#e6edf6',
  );
  for (const [start, y, size, times] of [
    [120, 372, 70, 1],
    [620, 396, 90, 1],
    [980, 356, 54, 1],
  ] as const) {
    cloud(paint, drift(seconds, start, 180, times), y, size, 'rgba(255,250,244,0.82)');
  }
  hills(paint, 21, 436, 26, '#33597a', 0.25);
  hills(paint, 8, 470, 20, '#1f4257', 0.2);
  const random = dice(4);
  for (let at = 0; at < 46; at += 1) {
    const x = at * 22 + random() * 14;
    const y = 500 + random() * 26;
    const height = 34 + random() * 34;
    shape(
      paint,
      [
        [x - 10, y + 30],
        [x, y - height],
        [x + 10, y + 30],
      ],
      '#123140',
    );
  }
};

/** 洱海 with 苍山 behind, a boat, light on the water. */
export const lake: Scene = (paint, seconds) => {
  wash(paint, ['#1f6fb2', '#6fb3dc', '#d7ecf3'], 0, 330);
  cloud(paint, drift(seconds, 260, 200), 128, 66, 'rgba(255,255,255,0.85)');
  cloud(paint, drift(seconds, 900, 200), 196, 48, 'rgba(255,255,255,0.75)');
  hills(paint, 31, 262, 62, '#6a93b8', 0.35);
  hills(paint, 17, 300, 30, '#3f7392', 0.2);
  wash(paint, ['#8fc5dc', '#3a8db4', '#15618f'], 326, HEIGHT);
  paint.fillStyle = 'rgba(255,255,255,0.35)';
  const random = dice(12);
  for (let at = 0; at < 34; at += 1) {
    const y = 340 + random() ** 1.5 * 180;
    const width = 24 + ((y - 330) / 200) * 90 * random() + 10;
    const x = random() * WIDTH + sway(seconds, 4, random() * 6) * 10;
    paint.fillRect(x, y, width, 2);
  }
  const x = 600 + sway(seconds, 1) * 60;
  const y = 402 + sway(seconds, 6) * 2;
  shape(
    paint,
    [
      [x - 62, y],
      [x + 66, y - 4],
      [x + 44, y + 18],
      [x - 40, y + 18],
    ],
    '#4b2e22',
  );
  shape(
    paint,
    [
      [x - 2, y - 96],
      [x + 2, y - 96],
      [x + 2, y],
      [x - 2, y],
    ],
    '#3a241b',
  );
  shape(
    paint,
    [
      [x + 4, y - 92],
      [x + 56, y - 22],
      [x + 4, y - 12],
    ],
    '#f7efe0',
  );
  shape(
    paint,
    [
      [x - 4, y - 84],
      [x - 40, y - 20],
      [x - 4, y - 12],
    ],
    '#e9dcc5',
  );
  hills(paint, 3, 530, 16, '#1c4a3a', 0.1);
};

/** 元阳's rice terraces: water that takes the colours of the sky, one step below the other. */
export const terraces: Scene = (paint, seconds) => {
  wash(paint, ['#b0552f', '#eda35f', '#fde6c4'], 0, 240);
  disc(paint, 700, 138, 40, '#fff3d6');
  hills(paint, 40, 196, 30, '#b98a76', 0.2);
  hills(paint, 44, 226, 22, '#8d6a63', 0.1);
  const waters = ['#f9d9a8', '#f3c088', '#e9a877', '#b8a9b4', '#8fa7c4', '#6e95bd', '#4f7fae', '#3c6b9b'];
  waters.forEach((water, step) => {
    const base = 238 + step * 38 + step * step * 0.6;
    const edge = skyline(60 + step, base, 13 + step * 2, 0.05);
    shape(paint, [[-8, HEIGHT + 8], ...edge, [WIDTH + 8, HEIGHT + 8]], '#2f4a2c');
    const inner = edge.map(([x, y]) => [x, y + 7 + step] as const);
    shape(paint, [[-8, HEIGHT + 8], ...inner, [WIDTH + 8, HEIGHT + 8]], water);
    paint.fillStyle = 'rgba(255,255,255,0.4)';
    const x = 120 + step * 90 + sway(seconds, 2, step) * 26;
    paint.fillRect(x, base + 22 + step * 2, 70 + step * 12, 2);
  });
  cloud(paint, drift(seconds, 400, 220), 214, 64, 'rgba(255,246,230,0.7)');
};

/** 罗平's rape fields between round karst hills. */
export const flowers: Scene = (paint, seconds) => {
  wash(paint, ['#4da3e0', '#a9d8f2', '#eaf6e6'], 0, 320);
  cloud(paint, drift(seconds, 150, 200), 150, 58, 'rgba(255,255,255,0.9)');
  cloud(paint, drift(seconds, 720, 200), 96, 44, 'rgba(255,255,255,0.8)');
  const random = dice(9);
  for (let at = 0; at < 13; at += 1) {
    const x = at * 84 + random() * 40 - 30;
    const height = 80 + random() * 90;
    const half = 46 + random() * 26;
    paint.fillStyle = at % 2 ? '#4c8a5b' : '#3b7550';
    paint.beginPath();
    paint.moveTo(x - half, 340);
    paint.bezierCurveTo(
      x - half * 0.7,
      340 - height * 1.3,
      x + half * 0.7,
      340 - height * 1.3,
      x + half,
      340,
    );
    paint.fill();
  }
  const bands = ['#f0c52e', '#7fae3b', '#f7d23c', '#92b944', '#fbdb4a', '#f3c62c'];
  bands.forEach((colour, at) => {
    hills(paint, 80 + at, 332 + at * 34, 9 + at * 2, colour, 0.05);
  });
  for (let at = 0; at < 30; at += 1) {
    const near = random();
    const x = random() * WIDTH;
    const y = 400 + near * 120;
    const lean = sway(seconds, 10, x / 90) * 5 * (0.4 + near);
    paint.strokeStyle = '#4f7d2a';
    paint.lineWidth = 2;
    paint.beginPath();
    paint.moveTo(x, y + 30);
    paint.quadraticCurveTo(x, y + 10, x + lean, y);
    paint.stroke();
    disc(paint, x + lean, y, 5 + near * 4, '#ffe772');
  }
};

/** The Lancang between bamboo, a raft going down. */
export const bambooRiver: Scene = (paint, seconds) => {
  wash(paint, ['#3f8478', '#9ccbb0', '#f1f1d4'], 0, 300);
  hills(paint, 51, 236, 40, '#a9cba4', 0.15);
  hills(paint, 55, 272, 30, '#7fb08a', 0.1);
  wash(paint, ['#a7d3c1', '#5aa79a', '#2f7f7a'], 296, HEIGHT);
  paint.fillStyle = 'rgba(255,255,255,0.32)';
  const random = dice(77);
  for (let at = 0; at < 22; at += 1) {
    const y = 314 + random() * 190;
    paint.fillRect(drift(seconds, random() * 1200, 120, 1), y, 40 + random() * 70, 2);
  }
  const x = drift(seconds, 300, 160, 1);
  shape(
    paint,
    [
      [x - 80, 404],
      [x + 80, 400],
      [x + 70, 412],
      [x - 72, 415],
    ],
    '#8a6a3b',
  );
  shape(
    paint,
    [
      [x - 6, 348],
      [x + 10, 348],
      [x + 14, 402],
      [x - 10, 402],
    ],
    '#32506b',
  );
  disc(paint, x + 2, 338, 9, '#d9a985');
  shape(
    paint,
    [
      [x - 18, 336],
      [x + 2, 320],
      [x + 22, 336],
    ],
    '#c9a04b',
  );
  for (let at = 0; at < 11; at += 1) {
    const foot = at < 6 ? at * 34 - 20 : 700 + (at - 6) * 58;
    const lean = sway(seconds, 3, at) * 9;
    const top = 40 + random() * 70;
    paint.strokeStyle = at % 2 ? '#3f7d3a' : '#2f6a35';
    paint.lineWidth = 9;
    paint.beginPath();
    paint.moveTo(foot, HEIGHT);
    paint.quadraticCurveTo(foot + 4, 260, foot + 26 + lean, top + 150);
    paint.stroke();
    for (let leaf = 0; leaf < 6; leaf += 1) {
      const y = top + 150 + leaf * 44;
      const reach = (leaf % 2 ? 1 : -1) * (46 + random() * 24);
      const from = foot + 20 + lean * (1 - leaf / 6) - leaf * 3;
      shape(
        paint,
        [
          [from, y],
          [from + reach * 0.5, y - 14],
          [from + reach, y + 12],
          [from + reach * 0.4, y + 4],
        ],
        leaf % 2 ? '#4f9447' : '#3d8040',
      );
    }
  }
};

/** 石林 in the late light; shadows of clouds go over it. */
export const stoneForest: Scene = (paint, seconds) => {
  wash(paint, ['#2d5f8a', '#8db7c9', '#f0dcb8'], 0, 360);
  wash(paint, ['#3a3d43', '#3a3d43'], 360, HEIGHT);
  cloud(paint, drift(seconds, 500, 200), 120, 60, 'rgba(255,244,226,0.75)');
  for (const [row, base, colour, light] of [
    [0, 360, '#8d8f94', '#a9aaab'],
    [1, 430, '#6a6d73', '#8a8b8d'],
    [2, 510, '#484b52', '#666a70'],
  ] as const) {
    const random = dice(200 + row);
    for (let x = -40; x < WIDTH + 40; x += 44 + row * 14) {
      const height = 90 + random() * 130 + row * 14;
      const half = 24 + random() * 12 + row * 5;
      const lean = (random() - 0.5) * 16;
      const top = base - height;
      shape(
        paint,
        [
          [x - half, base + 60],
          [x - half * 0.8 + lean, top + 34],
          [x - 6 + lean, top],
          [x + 10 + lean, top + 12],
          [x + half * 0.8, top + 60],
          [x + half, base + 60],
        ],
        colour,
      );
      shape(
        paint,
        [
          [x - half, base + 60],
          [x - half * 0.8 + lean, top + 34],
          [x - 6 + lean, top],
          [x - 4 + lean, base + 60],
        ],
        light,
      );
    }
  }
  hills(paint, 71, 500, 12, '#5f7d3b', 0.1);
  hills(paint, 73, 522, 8, '#47662e', 0.1);
  const shadow = drift(seconds, 0, 320, 1);
  glow(paint, shadow, 430, 240, 'rgba(10,20,40,0.34)');
};

/** Planets going round their sun in a whole minute, above the lake's horizon. */
export const planets: Scene = (paint, seconds) => {
  wash(paint, ['#050a1f', '#0d1a3f', '#1d2f63'], 0, HEIGHT);
  const random = dice(300);
  for (let at = 0; at < 110; at += 1) {
    disc(
      paint,
      random() * WIDTH,
      random() * 420,
      0.7 + random() * 1.2,
      `rgba(255,255,255,${0.35 + random() * 0.6})`,
    );
  }
  glow(paint, 540, 290, 130, 'rgba(255,196,92,0.75)');
  disc(paint, 540, 290, 38, '#ffd787');
  for (const [radius, size, colour, times, offset] of [
    [92, 8, '#c9a27d', 3, 0.4],
    [146, 13, '#e2b76a', 2, 2.2],
    [210, 14, '#5aa7ee', 1, 4.1],
    [290, 24, '#d99a6c', 1, 5.6],
    [372, 20, '#e6d3a1', 1, 1.1],
  ] as const) {
    paint.strokeStyle = 'rgba(255,255,255,0.16)';
    paint.lineWidth = 1.5;
    paint.beginPath();
    paint.ellipse(540, 290, radius, radius * 0.42, -0.14, 0, 2 * Math.PI);
    paint.stroke();
    const angle = turn(seconds, times, offset);
    const [along, across] = [Math.cos(angle) * radius, Math.sin(angle) * radius * 0.42];
    const x = 540 + along * Math.cos(0.14) + across * Math.sin(0.14);
    const y = 290 - along * Math.sin(0.14) + across * Math.cos(0.14);
    disc(paint, x, y, size, colour);
    disc(paint, x - size * 0.25, y - size * 0.25, size * 0.55, 'rgba(255,255,255,0.22)');
    if (size === 20) {
      paint.strokeStyle = 'rgba(240,222,180,0.8)';
      paint.lineWidth = 3;
      paint.beginPath();
      paint.ellipse(x, y, 36, 10, -0.3, 0, 2 * Math.PI);
      paint.stroke();
    }
  }
  hills(paint, 90, 500, 20, '#070d24', 0.2);
};
