import * as v from 'valibot';
import { DivisionCode } from './division';

/** The version of the alert format that this code writes: `major.minor`. */
export const ALERT_VERSION = '1.0';

/**
 * A version that this code can show. A newer minor only adds what may be left out; a newer major is another format.
 */
const AlertVersion = v.pipe(v.string(), v.regex(/^1\.\d{1,3}$/, 'the alert has a format that is not known'));

/** The four levels of 突发事件应对法 art. 42 (I red to IV blue), most severe first. */
export const SEVERITIES = ['red', 'orange', 'yellow', 'blue'] as const;
export const Severity = v.picklist(SEVERITIES);
export type Severity = v.InferOutput<typeof Severity>;

/**
 * How an alert comes before a viewer: `takeover` fills the screen, `panel` stands over a part of it and closes with
 * OK, `crawl` runs along the top and never takes the focus.
 */
export const FORMS = ['takeover', 'panel', 'crawl'] as const;
export const Form = v.picklist(FORMS);
export type Form = v.InferOutput<typeof Form>;

/** What a revision does to the alert: begins it, replaces what it says, or ends it. */
export const ALERT_KINDS = ['alert', 'update', 'cancel'] as const;
export const AlertKind = v.picklist(ALERT_KINDS);
export type AlertKind = v.InferOutput<typeof AlertKind>;

/** Why an alert ended: the danger has passed (解除), or it should never have been sent (误报取消). */
export const CANCEL_REASONS = ['lifted', 'mistaken'] as const;
export const CancelReason = v.picklist(CANCEL_REASONS);
export type CancelReason = v.InferOutput<typeof CancelReason>;

/**
 * Id of an alert, the same in all its revisions, by its source as in the national warning system
 * (12379: `ZZZZZZDDDUUUXX_YYYYMMDDhhmmss`): division, authority, time in China, serial.
 * `532922000000-emergency-20261124190500-0001`
 */
export const AlertId = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{11}-[a-z][a-z0-9]{1,31}-\d{14}-\d{4}$/, 'an alert id is division-authority-time-serial'),
);
export type AlertId = v.InferOutput<typeof AlertId>;

/** Seconds since 1970 UTC. */
const Moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99_999_999_999));
const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

/** Who answers for an alert: a short name within its division for the id, and its name in words. */
export const Authority = v.object({
  division: DivisionCode,
  /** 'emergency', 'weather', 'seismic', …: small letters and digits. */
  code: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]{1,31}$/, 'an authority is written in small letters')),
  /** As it is shown: 漾濞彝族自治县应急管理局. */
  name: words(60),
});
export type Authority = v.InferOutput<typeof Authority>;

export const AlertText = v.object({
  /** BCP 47: 'zh-CN', 'en', 'khb'. */
  language: v.pipe(
    v.string(),
    v.regex(/^[a-zA-Z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language is written zh-CN'),
  ),
  /** One line: what, where, how severe. */
  headline: words(80),
  description: words(1200),
  /** What to do. */
  instruction: v.optional(words(800)),
});
export type AlertText = v.InferOutput<typeof AlertText>;

export const AlertAudio = v.object({
  language: v.string(),
  url: v.pipe(
    v.string(),
    v.maxLength(500),
    v.regex(/^(?:https?:\/\/|\/)/, 'an audio address begins with http'),
  ),
});

/** Where the ground shook; a box computes its own countdown from it. Source: GB/T 41391 style fields, see alerts.md. */
export const Earthquake = v.object({
  origin: Moment,
  /** Degrees, WGS 84. */
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  depthKm: v.pipe(v.number(), v.minValue(0), v.maxValue(800)),
  magnitude: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
  place: words(60),
});
export type Earthquake = v.InferOutput<typeof Earthquake>;

export const Presentation = v.object({
  /** A form that a newer control centre invented is shown as a panel. */
  form: v.fallback(Form, 'panel'),
  /** A takeover stays at least this long, in seconds. */
  floor: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)), 15),
  /** How often a crawl runs through. */
  passes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100)), 3),
});
export type Presentation = v.InferOutput<typeof Presentation>;

/** What an operator decides about an alert; the rest of it is added when it is published. */
export const AlertContent = v.object({
  /** Marked as an exercise (演练) everywhere it shows. */
  exercise: v.boolean(),
  event: v.object({
    /** GB/T 35561 event type: '11B03' is heavy rain. */
    code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{5}$/, 'an event code has five characters')),
    name: words(30),
  }),
  severity: Severity,
  urgency: v.fallback(v.picklist(['immediate', 'expected', 'future', 'past', 'unknown']), 'unknown'),
  certainty: v.fallback(v.picklist(['observed', 'likely', 'possible', 'unlikely', 'unknown']), 'unknown'),
  /** Never empty: an alert without an area is for nobody. */
  areas: v.pipe(v.array(DivisionCode), v.minLength(1, 'an alert needs an area'), v.maxLength(2000)),
  /** When what is warned of begins, where that is known. */
  onset: v.optional(Moment),
  expires: Moment,
  authority: Authority,
  /** The first is the text of the land, zh-CN. */
  texts: v.pipe(v.array(AlertText), v.minLength(1, 'an alert needs a text'), v.maxLength(8)),
  audio: v.optional(v.pipe(v.array(AlertAudio), v.maxLength(8))),
  presentation: Presentation,
  /** Id of the channel to which boxes go for as long as a takeover stands. */
  channel: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  earthquake: v.optional(Earthquake),
});
export type AlertContent = v.InferOutput<typeof AlertContent>;

/**
 * One revision of an alert as it is signed and sent (fields after CAP 1.2, OASIS 2010, and GY/T 385-2023). Unknown
 * fields are ignored, so that an older box shows what a newer control centre sends.
 */
export const Alert = v.object({
  version: AlertVersion,
  id: AlertId,
  /** 1 for the first, then rising. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
  kind: AlertKind,
  ...AlertContent.entries,
  /** When it was signed. */
  sent: Moment,
  /** When boxes may show it. */
  effective: Moment,
  /** Why it ended; only of a cancel. */
  reason: v.optional(CancelReason),
  /** Over how many seconds boxes spread their receipts, so that a province does not answer at once. */
  spread: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3600)), 5),
});
export type Alert = v.InferOutput<typeof Alert>;
