import * as v from 'valibot';
import { AlertAudio, AlertContent, AlertText, DivisionCode, Form, Severity } from '../../../contract';
import type { AlertTemplate } from '../../../contract/desk';
import { chinaField } from '../../clock';

/** The text of one language while it is being written. */
export const WrittenText = v.object({
  headline: v.string(),
  description: v.string(),
  instruction: v.string(),
});
export type WrittenText = v.InferOutput<typeof WrittenText>;

/** An alert while it is being written: everything may still be missing. It is kept over a reload. */
export const ComposeForm = v.object({
  /** Of an authority: division and code, '532922000000/emergency'. */
  authority: v.string(),
  event: v.object({ code: v.string(), name: v.string() }),
  severity: v.optional(Severity),
  urgency: AlertContent.entries.urgency,
  certainty: AlertContent.entries.certainty,
  areas: v.array(DivisionCode),
  zh: WrittenText,
  en: WrittenText,
  withEnglish: v.boolean(),
  /** Texts of further languages, passed on as they came. */
  others: v.array(AlertText),
  audio: v.array(AlertAudio),
  form: Form,
  floor: v.nullable(v.number()),
  passes: v.nullable(v.number()),
  lasts: v.picklist(['for', 'until']),
  minutes: v.nullable(v.number()),
  /** Times are those of China: '2026-11-24T19:05'. */
  until: v.string(),
  onset: v.string(),
  channel: v.string(),
  earthquake: v.object({
    given: v.boolean(),
    origin: v.string(),
    place: v.string(),
    magnitude: v.nullable(v.number()),
    depthKm: v.nullable(v.number()),
    latitude: v.nullable(v.number()),
    longitude: v.nullable(v.number()),
  }),
});
export type ComposeForm = v.InferOutput<typeof ComposeForm>;

const UNWRITTEN: WrittenText = { headline: '', description: '', instruction: '' };

/** Two hours: what most warnings of the weather stand for. */
const USUAL_MINUTES = 120;

export const BLANK: ComposeForm = {
  authority: '',
  event: { code: '', name: '' },
  severity: undefined,
  urgency: 'unknown',
  certainty: 'unknown',
  areas: [],
  zh: UNWRITTEN,
  en: UNWRITTEN,
  withEnglish: false,
  others: [],
  audio: [],
  form: 'panel',
  floor: 15,
  passes: 3,
  lasts: 'for',
  minutes: USUAL_MINUTES,
  until: '',
  onset: '',
  channel: '',
  earthquake: {
    given: false,
    origin: '',
    place: '',
    magnitude: null,
    depthKm: null,
    latitude: null,
    longitude: null,
  },
};

export const authorityKey = ({ division, code }: { division: string; code: string }): string =>
  `${division}/${code}`;

const written = (text: AlertText | undefined): WrittenText =>
  text
    ? { headline: text.headline, description: text.description, instruction: text.instruction ?? '' }
    : UNWRITTEN;

function writtenTexts(texts: readonly AlertText[]) {
  const en = texts.find(({ language }) => language === 'en');
  return {
    zh: written(texts[0]),
    en: written(en),
    withEnglish: en !== undefined,
    others: texts.filter((text, index) => index > 0 && text !== en),
  };
}

/** The form of an alert that exists: a draft to go on with, a published one to be updated. */
export function formOf(content: AlertContent): ComposeForm {
  const { presentation, earthquake: quake } = content;
  return {
    ...BLANK,
    ...writtenTexts(content.texts),
    authority: authorityKey(content.authority),
    event: content.event,
    severity: content.severity,
    urgency: content.urgency,
    certainty: content.certainty,
    areas: content.areas,
    audio: content.audio ?? [],
    ...presentation,
    lasts: 'until',
    // The field has whole minutes, and an update never ends sooner than what it replaces.
    until: chinaField(Math.ceil(content.expires / 60) * 60),
    onset: content.onset === undefined ? '' : chinaField(content.onset),
    channel: content.channel ?? '',
    earthquake: quake
      ? {
          given: true,
          origin: new Date((quake.origin + 8 * 3600) * 1000).toISOString().slice(0, 19),
          place: quake.place,
          magnitude: quake.magnitude,
          depthKm: quake.depthKm,
          latitude: quake.latitude,
          longitude: quake.longitude,
        }
      : BLANK.earthquake,
  };
}

/** A template over what has been chosen: areas and authority stay, the rest is the template's. */
export function withTemplate(form: ComposeForm, template: AlertTemplate): ComposeForm {
  return {
    ...form,
    ...writtenTexts(template.texts),
    event: template.event,
    severity: template.severity,
    urgency: template.urgency,
    certainty: template.certainty,
    ...template.presentation,
    lasts: 'for',
    minutes: template.minutes,
  };
}
