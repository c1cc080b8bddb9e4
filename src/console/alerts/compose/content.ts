import { type AlertContent, type AlertText, type Authority, covers } from '../../../contract';
import type { AuthorityList } from '../../../contract/desk';
import { secondsOfField } from '../../clock';
import type { Text, TextKey } from '../../locale';
import { authorityKey, type ComposeForm, type WrittenText } from './form';
import { gapName, gapsIn } from './gaps';

export type Granted = AuthorityList['authorities'][number];

/** A field of the form that keeps an alert from being submitted, and why. */
export interface Problem {
  /** As the contract and the control centre's refusals name it: 'areas', 'texts.0.headline'. */
  field: string;
  reason: TextKey;
  values?: (string | number)[];
  /** Gaps of a template that are still open. */
  gaps?: readonly string[];
}

/** What is wrong, in words. */
export function problemWords({ reason, values = [], gaps }: Problem, t: Text): string {
  return gaps ? t(reason, gaps.map((gap) => gapName(gap, t)).join(t('list.comma'))) : t(reason, ...values);
}

export interface Judged {
  problems: Problem[];
  /** There once nothing is wrong. */
  content: AlertContent | undefined;
}

const DAY_S = 86_400;
const LONGEST_S = 30 * DAY_S;

interface Circumstances {
  exercise: boolean;
  authorities: readonly Granted[];
  /** Seconds since 1970, the control centre's. */
  now: number;
}

/** What a form says as an alert, or all that is missing for it. */
export function judgeForm(form: ComposeForm, circumstances: Circumstances): Judged {
  const { authorities, now } = circumstances;
  const authority = authorities.find((granted) => authorityKey(granted) === form.authority);
  const expires = expiryOf(form, now);
  const problems = [
    ...placeProblems(form, authority),
    ...textProblems(form.zh, 'texts.0'),
    ...(form.withEnglish ? textProblems(form.en, 'texts.1') : []),
    ...timeProblems(form, expires, now),
    ...earthquakeProblems(form),
  ];
  if (problems.length > 0 || !authority || expires === undefined || !form.severity)
    return { problems, content: undefined };
  const { division, code, name } = authority;
  const content = assembled(form, form.severity, { division, code, name }, expires, circumstances.exercise);
  return { problems, content };
}

/** When an alert of this form ends, seconds since 1970; undefined while that is not said. */
export function expiryOf(form: ComposeForm, now: number): number | undefined {
  if (form.lasts === 'until') return secondsOfField(form.until);
  return form.minutes === null ? undefined : now + form.minutes * 60;
}

function placeProblems(form: ComposeForm, authority: Granted | undefined): Problem[] {
  const problems: Problem[] = [];
  if (!authority) problems.push({ field: 'authority', reason: 'missing.authority' });
  if (!/^[0-9A-Z]{5}$/.test(form.event.code) || form.event.name.trim() === '')
    problems.push({ field: 'event', reason: 'missing.event' });
  if (!form.severity) problems.push({ field: 'severity', reason: 'missing.severity' });
  else if (authority && !authority.severities.includes(form.severity))
    problems.push({ field: 'severity', reason: 'wrong.severity', values: [authority.name] });
  if (form.areas.length === 0) problems.push({ field: 'areas', reason: 'missing.areas' });
  else if (
    authority &&
    !form.areas.every((area) => authority.divisions.some((division) => covers(division, area)))
  )
    problems.push({ field: 'areas', reason: 'wrong.areas', values: [authority.name] });
  return problems;
}

function textProblems(text: WrittenText, at: string): Problem[] {
  const problems: Problem[] = [];
  if (text.headline.trim() === '')
    problems.push({ field: `${at}.headline`, reason: `missing.${at}.headline` as TextKey });
  if (text.description.trim() === '')
    problems.push({ field: `${at}.description`, reason: `missing.${at}.description` as TextKey });
  const gaps = gapsIn(text);
  if (gaps.length > 0)
    problems.push({ field: `${at}.description`, reason: `wrong.${at}.gaps` as TextKey, gaps });
  return problems;
}

function timeProblems(form: ComposeForm, expires: number | undefined, now: number): Problem[] {
  const problems: Problem[] = [];
  if (expires === undefined) problems.push({ field: 'expires', reason: 'missing.expires' });
  else if (expires <= now) problems.push({ field: 'expires', reason: 'wrong.expires.past' });
  else if (expires - now > LONGEST_S) problems.push({ field: 'expires', reason: 'wrong.expires.long' });
  if (form.onset !== '' && secondsOfField(form.onset) === undefined)
    problems.push({ field: 'onset', reason: 'wrong.onset' });
  if (form.form === 'takeover' && form.floor === null)
    problems.push({ field: 'presentation.floor', reason: 'missing.floor' });
  if (form.form === 'crawl' && form.passes === null)
    problems.push({ field: 'presentation.passes', reason: 'missing.passes' });
  return problems;
}

function earthquakeProblems({ earthquake }: ComposeForm): Problem[] {
  if (!earthquake.given) return [];
  const { origin, place, magnitude, depthKm, latitude, longitude } = earthquake;
  const whole =
    secondsOfField(origin) !== undefined &&
    place.trim() !== '' &&
    [magnitude, depthKm, latitude, longitude].every((value) => value !== null);
  return whole ? [] : [{ field: 'earthquake', reason: 'missing.earthquake' }];
}

const textOf = (language: string, { headline, description, instruction }: WrittenText): AlertText => ({
  language,
  headline: headline.trim(),
  description: description.trim(),
  ...(instruction.trim() && { instruction: instruction.trim() }),
});

/** The alert of a form in which nothing is missing any more. */
export function assembled(
  form: ComposeForm,
  severity: AlertContent['severity'],
  authority: Authority,
  expires: number,
  exercise: boolean,
): AlertContent {
  const { earthquake: quake } = form;
  return {
    exercise,
    event: { code: form.event.code, name: form.event.name.trim() },
    severity,
    urgency: form.urgency,
    certainty: form.certainty,
    areas: form.areas,
    ...(form.onset !== '' && { onset: secondsOfField(form.onset) }),
    expires,
    authority,
    texts: [textOf('zh-CN', form.zh), ...(form.withEnglish ? [textOf('en', form.en)] : []), ...form.others],
    ...(form.audio.length > 0 && { audio: form.audio }),
    presentation: { form: form.form, floor: form.floor ?? 15, passes: form.passes ?? 3 },
    ...(form.channel !== '' && form.form === 'takeover' && { channel: form.channel }),
    ...(quake.given && {
      earthquake: {
        origin: secondsOfField(quake.origin) ?? 0,
        place: quake.place.trim(),
        magnitude: quake.magnitude ?? 0,
        depthKm: quake.depthKm ?? 0,
        latitude: quake.latitude ?? 0,
        longitude: quake.longitude ?? 0,
      },
    }),
  };
}
