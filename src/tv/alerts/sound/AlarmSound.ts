import { type Alert, SEVERITIES } from '../../../contract';
import { currentLanguage } from '../../locale';
import { playSpeech } from './speech';
import { ALARM, CHIME, DRILL_TONE, soundTone, type Tone } from './tones';

/** Tones follow one another at least this far apart, unless what comes is more severe. */
const QUIET_MS = 60_000;

/** What is heard of alerts: a tone, then the recorded speech. The programme is softer meanwhile, and then as before. */
export class AlarmSound {
  private last: { at: number; rank: number } | undefined;
  private endCurrent: () => void = () => undefined;

  /** @param duck makes the programme softer, or as loud as it was */
  constructor(private readonly duck: (on: boolean) => void) {}

  /** An alert comes before the viewer anew. */
  sound(alert: Alert): void {
    const tone = this.toneOf(alert);
    const speech = speechOf(alert);
    if (!tone && !speech) return;
    this.stop();
    this.duck(true);
    const rest = () => this.duck(false);
    const speak = () => {
      if (speech) this.endCurrent = playSpeech(speech, rest);
      else rest();
    };
    if (tone) this.endCurrent = soundTone(tone, speak);
    else speak();
  }

  stop(): void {
    this.endCurrent();
    this.endCurrent = () => undefined;
    this.duck(false);
  }

  private toneOf({ exercise, severity, presentation }: Alert): Tone | undefined {
    if (presentation.form === 'crawl') return undefined;
    const rank = SEVERITIES.indexOf(severity) + (exercise ? SEVERITIES.length : 0);
    const at = performance.now();
    if (this.last && at - this.last.at < QUIET_MS && rank >= this.last.rank) return undefined;
    this.last = { at, rank };
    return exercise ? DRILL_TONE : presentation.form === 'takeover' ? ALARM : CHIME;
  }
}

/** The recording in the viewer's language, else the first. */
function speechOf({ audio = [], presentation }: Alert): string | undefined {
  if (presentation.form === 'crawl') return undefined;
  const own = audio.find(({ language }) => language.slice(0, 2) === currentLanguage().slice(0, 2));
  return (own ?? audio[0])?.url;
}
