import type { DemoChannel, Genre } from '../../channels';
import { dice } from '../scenes/paint';
import type { VoiceName } from './voices';

/** One tone of a tune. */
export interface Note {
  voice: VoiceName;
  /** When it begins, in parts of the loop. */
  at: number;
  /** Semitones from A at 440 Hz. */
  pitch: number;
  loudness: number;
}

interface Style {
  lead: VoiceName;
  /** Equal steps in a loop; a step has a tone or a rest. */
  steps: number;
  /** Share of the steps that sound. */
  density: number;
  /** Semitones from A at 440 Hz about which the tune moves. */
  register: number;
}

const style = (lead: VoiceName, steps: number, density: number, register: number): Style => ({
  lead,
  steps,
  density,
  register,
});

/** How channels of a kind sound. */
const STYLES: Record<Genre, Style> = {
  general: style('bell', 12, 0.7, 3),
  finance: style('electricPiano', 32, 0.55, -2),
  variety: style('musicBox', 24, 0.7, 8),
  international: style('electricPiano', 16, 0.7, 0),
  sport: style('marimba', 32, 0.7, 2),
  film: style('bowed', 8, 0.9, -5),
  military: style('reed', 16, 0.75, -7),
  drama: style('zither', 16, 0.75, -2),
  documentary: style('flute', 12, 0.8, 1),
  science: style('bell', 20, 0.6, 7),
  opera: style('zither', 32, 0.65, 3),
  law: style('electricPiano', 12, 0.8, -8),
  news: style('marimba', 24, 0.75, -3),
  children: style('musicBox', 32, 0.7, 10),
  music: style('bowed', 16, 0.8, 2),
  farming: style('reed', 12, 0.85, 0),
  province: style('flute', 16, 0.75, 3),
  city: style('electricPiano', 24, 0.6, 2),
  travel: style('zither', 24, 0.7, 5),
  prefecture: style('zither', 12, 0.8, 0),
  minority: style('reed', 16, 0.8, 4),
  satellite: style('bell', 16, 0.6, 0),
  'radio-news': style('marimba', 16, 0.7, -5),
  'radio-music': style('electricPiano', 20, 0.75, 4),
  'radio-minority': style('flute', 12, 0.85, -2),
};

/** What the second language of a channel sounds like. */
const OTHER_LANGUAGE: Style = style('marimba', 24, 0.7, 6);

/** Gong, shang, jue, zhi, yu: the five tones in semitones. */
const FIVE_TONES = [0, 2, 4, 7, 9];
/** Chords of five-tone music as roots and tones above them; four of them make a loop. */
const CHORDS = [
  [
    [0, 7, 16],
    [-3, 4, 12],
    [-7, 5, 9],
    [-5, 2, 7],
  ],
  [
    [-3, 4, 12],
    [-7, 5, 9],
    [0, 4, 7],
    [-5, 2, 11],
  ],
  [
    [0, 4, 12],
    [2, 9, 14],
    [-3, 7, 12],
    [-5, 2, 7],
  ],
];

/** The tune of a channel: its own key, chords and melody, always the same. */
export function tuneOf({ number, genre }: DemoChannel, isOtherLanguage = false): Note[] {
  const { lead, steps, density, register } = isOtherLanguage ? OTHER_LANGUAGE : STYLES[genre];
  const random = dice(number * 7 + (isOtherLanguage ? 3 : 0));
  // Channels that stand next to each other are a fifth apart.
  const key = ((number * 7) % 12) - 6;
  const root = key + 12 * Math.round((register - key) / 12);
  return [...chordNotes(CHORDS[number % CHORDS.length]!, key - 12), ...melody()];

  function melody(): Note[] {
    const notes: Note[] = [];
    let degree = Math.floor(random() * 5);
    for (let step = 0; step < steps; step += 1) {
      const isStrong = step % 4 === 0;
      degree = Math.max(-3, Math.min(7, degree + Math.floor(random() * 5) - 2));
      const isRest = random() > density && !isStrong;
      if (isRest) continue;
      const octave = Math.floor(degree / 5);
      const tone = FIVE_TONES[degree - octave * 5]!;
      const pitch = root + octave * 12 + tone;
      notes.push({
        voice: lead,
        at: step / steps,
        pitch,
        loudness: isStrong ? 0.9 : 0.55 + random() * 0.2,
      });
    }
    return notes;
  }
}

function chordNotes(chords: number[][], key: number): Note[] {
  return chords.flatMap((tones, index) =>
    tones.map((tone) => ({
      voice: 'choir' as const,
      at: index / chords.length,
      pitch: key + tone,
      loudness: 0.16,
    })),
  );
}
