/** One sounding step of a tone. */
interface Step {
  hertz: number;
  seconds: number;
}

export interface Tone {
  steps: readonly Step[];
  /** 0 to 1; 0.708 would be -3 dB. */
  loudness: number;
}

const alternating = (times: number, seconds: number): Step[] => {
  const steps: Step[] = [];
  for (let time = 0; time < times; time++) steps.push({ hertz: 880, seconds }, { hertz: 660, seconds });
  return steps;
};

/** Of a takeover: two tones in turn, four seconds, -6 dB. */
export const ALARM: Tone = { steps: alternating(4, 0.5), loudness: 0.5 };
/** Of a panel: once, softer. */
export const CHIME: Tone = { steps: alternating(1, 0.4), loudness: 0.3 };
/** Of a drill: a single soft tone, so that it can't be taken for an alarm. */
export const DRILL_TONE: Tone = { steps: [{ hertz: 523, seconds: 1 }], loudness: 0.15 };

const EDGE_S = 0.02;
/** A browser that holds sound back until a key is pressed never says that a tone has ended. */
const GRACE_MS = 500;

type Contexts = typeof window & { webkitAudioContext?: typeof AudioContext };

/**
 * Sounds a tone. Never throws: where there is no sound, there is none.
 *
 * @param done called once, when the tone has ended or can't be had
 * @returns ends it before its time, without calling `done`
 */
export function soundTone({ steps, loudness }: Tone, done: () => void): () => void {
  let context: AudioContext | undefined;
  let timer: number | undefined;
  const end = () => {
    window.clearTimeout(timer);
    const ended = context;
    context = undefined;
    try {
      ended?.close().catch(() => undefined);
    } catch {
      // Closed already.
    }
  };
  try {
    const Context = window.AudioContext ?? (window as Contexts).webkitAudioContext;
    context = new Context();
    const gain = context.createGain();
    gain.gain.value = 0;
    gain.connect(context.destination);
    const oscillator = context.createOscillator();
    oscillator.connect(gain);
    let at = context.currentTime + EDGE_S;
    oscillator.start(at);
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + EDGE_S);
    for (const { hertz, seconds } of steps) {
      oscillator.frequency.setValueAtTime(hertz, at);
      at += seconds;
    }
    gain.gain.setValueAtTime(loudness, at - EDGE_S);
    gain.gain.linearRampToValueAtTime(0, at);
    oscillator.stop(at);
  } catch {
    end();
  }
  const length = context ? steps.reduce((sum, { seconds }) => sum + seconds * 1000, GRACE_MS) : 0;
  timer = window.setTimeout(() => {
    end();
    done();
  }, length);
  return end;
}
