/**
 * The visual language: a calm night over moving pictures, warm light where the viewer is. All lengths are
 * pixels of the 1920x1080 stage; colours are ARGB.
 */
export const colour = {
  clear: 0x00000000,
  night: 0xff0a111d,
  /** Panels over video: dark enough to read on, light enough to know that television goes on behind. */
  panel: 0xf00f1826,
  surface: 0xff1a2739,
  line: 0xff2c3d54,
  ink: 0xfff7f2e8,
  inkSoft: 0xffb9c4d4,
  inkFaint: 0xff8492a8,
  /** The light of the clouds at sunrise: focus, and nothing else. */
  glow: 0xffffc061,
  onGlow: 0xff221503,
  onGlowSoft: 0xff5b3d10,
  rose: 0xffef6f5e,
  sky: 0xff6fb7e9,
} as const;

/** What the remote must not cut off: 5 % of the picture (EBU R95 title safe for 16:9). */
export const safe = { x: 96, y: 54, right: 1824, bottom: 1026 } as const;

/** Home keeps the picture at 40.1 % of the screen (有线电视业务技术要求 2023: at least 40 %). */
export const homePicture = { x: 96, y: 150, w: 1216, h: 684 } as const;

export const space = { small: 12, medium: 24, large: 48 } as const;
export const radius = { small: 10, medium: 16 } as const;

/** Seconds. Short: a viewer waits for pictures, not for the interface. */
export const motion = { quick: 0.12, calm: 0.2 } as const;

export type TextStyle = keyof typeof type;
export const FONT = 'CaiyunSans';

/** Sizes for a distance of three metres; nothing is smaller than 26. */
export const type = {
  numeral: { size: 84, line: 96, bold: true },
  title: { size: 52, line: 66, bold: true },
  heading: { size: 38, line: 50, bold: true },
  body: { size: 32, line: 44, bold: false },
  strong: { size: 32, line: 44, bold: true },
  small: { size: 27, line: 38, bold: false },
  mark: { size: 26, line: 36, bold: true },
  alarm: { size: 60, line: 76, bold: true },
  alarmLong: { size: 44, line: 57, bold: true },
  reading: { size: 44, line: 62, bold: false },
  crawl: { size: 52, line: 68, bold: true },
  countdown: { size: 260, line: 280, bold: true },
} as const;
