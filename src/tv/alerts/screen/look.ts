import type { Severity } from '../../../contract';

/** Colours of one alert: the ground that tells the level, and ink that is read on it. */
export interface AlertLook {
  ground: number;
  ink: number;
}

const WHITE = 0xffffffff;
const BLACK = 0xff000000;

/** The four official colours. Contrast: white on red 5.9, on blue 5.7; black on orange 7.9, on yellow 15.1. */
export const LEVEL_LOOK: Record<Severity, AlertLook> = {
  red: { ground: 0xffc8102e, ink: WHITE },
  orange: { ground: 0xfff08300, ink: BLACK },
  yellow: { ground: 0xffffd800, ink: BLACK },
  blue: { ground: 0xff0068b7, ink: WHITE },
};

/** A drill has none of the four colours. */
export const DRILL_LOOK: AlertLook = { ground: 0xff5b2c83, ink: WHITE };

/** The danger has passed. */
export const LIFTED_LOOK: AlertLook = { ground: 0xff1e6b45, ink: WHITE };
/** It should never have been sent. */
export const MISTAKEN_LOOK: AlertLook = { ground: 0xff3a4a60, ink: WHITE };

export function lookOf({ exercise, severity }: { exercise: boolean; severity: Severity }): AlertLook {
  return exercise ? DRILL_LOOK : LEVEL_LOOK[severity];
}
