import type { Note } from './tunes';
import { RATE, VOICES } from './voices';

/** Seconds of a loop. */
export const TUNE_S = 8;
const SAMPLES = TUNE_S * RATE;
const CONCERT_A = 440;
/** The room: echoes as seconds and parts of the loudness. */
const ECHOES = [
  [0.087, 0.3],
  [0.139, 0.24],
  [0.211, 0.19],
  [0.313, 0.14],
  [0.457, 0.1],
  [0.641, 0.06],
] as const;
/** Full scale is 1: quiet enough to sit beside for an hour. */
const LOUDNESS = 0.06;
const PEAK = 0.5;

/** One loop of a tune, mono: what sounds beyond its end sounds at its beginning, so it goes round without a seam. */
export function mix(notes: Note[]): Float32Array {
  const dry = new Float32Array(SAMPLES);
  for (const { voice, at, pitch, loudness } of notes) {
    const { lasts, sample } = VOICES[voice];
    const frequency = CONCERT_A * 2 ** (pitch / 12);
    const first = Math.round(at * SAMPLES);
    for (let index = 0; index < lasts * RATE; index += 1) {
      dry[(first + index) % SAMPLES]! += loudness * sample(frequency, index / RATE);
    }
  }
  return levelled(inRoom(dry));
}

function inRoom(dry: Float32Array): Float32Array {
  return dry.map((value, index) => {
    let sum = value;
    for (const [delay, part] of ECHOES) {
      sum += part * dry[(index - Math.round(delay * RATE) + SAMPLES) % SAMPLES]!;
    }
    return sum;
  });
}

function levelled(samples: Float32Array): Float32Array {
  let square = 0;
  let peak = 0;
  for (const value of samples) {
    square += value * value;
    peak = Math.max(peak, Math.abs(value));
  }
  const gain = Math.min(LOUDNESS / Math.sqrt(square / SAMPLES), PEAK / peak);
  return samples.map((value) => value * gain);
}
