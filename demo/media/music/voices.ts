/** Samples a second; a loop of 8 s is then 250 whole AAC frames. */
export const RATE = 32_000;

/** A sounding tone: what a voice adds at a moment, in seconds from its start, to a tone of a frequency in Hz. */
export interface Voice {
  /** Seconds after which nothing is heard any more. */
  lasts: number;
  sample(frequency: number, at: number): number;
}

const TURN = 2 * Math.PI;

/** A partial: times the frequency, loudness, and how fast it fades (1/s). */
type Partial = readonly [times: number, loudness: number, fade: number];

/** Struck or plucked: every partial fades on its own, after an attack short enough to be heard as a stroke. */
function struck(lasts: number, attack: number, partials: readonly Partial[]): Voice {
  return {
    lasts,
    sample(frequency, at) {
      let sum = 0;
      for (const [times, loudness, fade] of partials) {
        if (frequency * times > RATE * 0.4) continue;
        sum += loudness * Math.exp(-fade * at) * Math.sin(TURN * frequency * times * at);
      }
      return sum * Math.min(1, at / attack) * fadeOut(at, lasts);
    },
  };
}

/** Blown or bowed: swells, trembles a little, dies away. */
function held(lasts: number, swell: number, tremble: number, partials: readonly number[]): Voice {
  return {
    lasts,
    sample(frequency, at) {
      const bend = (tremble * Math.sin(TURN * 4.6 * at) * Math.min(1, at)) / 4.6;
      let sum = 0;
      partials.forEach((loudness, index) => {
        const times = index + 1;
        sum += loudness * Math.sin(TURN * frequency * times * at + bend * times);
      });
      const rise = at < swell ? 0.5 - 0.5 * Math.cos((Math.PI * at) / swell) : 1;
      return sum * rise * fadeOut(at, lasts);
    },
  };
}

/** Over the last 40 % of a tone. */
function fadeOut(at: number, lasts: number): number {
  const left = (lasts - at) / (lasts * 0.4);
  return left >= 1 ? 1 : Math.max(0, left) ** 2;
}

/** Harmonics of a string, less of those that the place of plucking keeps quiet. */
const STRING: Partial[] = Array.from({ length: 8 }, (_unused, index) => {
  const times = index + 1;
  return [times * (1 + 0.0004 * times * times), 0.8 / times ** 1.3, 1.5 + times * 0.9] as const;
});

/** The instruments: what fits a kind of channel is chosen in tunes.ts. */
export const VOICES = {
  bell: struck(3.2, 0.004, [
    [0.5, 0.25, 0.8],
    [1, 1, 1.3],
    [2, 0.5, 2],
    [2.76, 0.28, 3.2],
    [5.4, 0.12, 6],
  ]),
  zither: struck(2.6, 0.003, STRING),
  marimba: struck(1.1, 0.004, [
    [1, 1, 5],
    [3.93, 0.3, 12],
    [9.2, 0.08, 26],
  ]),
  musicBox: struck(1.8, 0.002, [
    [1, 0.9, 2.6],
    [3, 0.2, 4.5],
    [6.27, 0.12, 9],
  ]),
  electricPiano: struck(2.4, 0.006, [
    [1, 1, 1.6],
    [2, 0.35, 2.6],
    [3, 0.12, 4],
    [7, 0.07, 10],
  ]),
  flute: held(1.5, 0.12, 0.09, [1, 0.32, 0.14, 0.05]),
  reed: held(1.7, 0.08, 0.06, [1, 0.1, 0.5, 0.08, 0.24, 0.04, 0.1]),
  bowed: held(2.2, 0.22, 0.1, [1, 0.5, 0.34, 0.22, 0.14, 0.08]),
  choir: held(3.4, 0.9, 0.05, [1, 0.42, 0.2, 0.16, 0.06]),
} satisfies Record<string, Voice>;

export type VoiceName = keyof typeof VOICES;
