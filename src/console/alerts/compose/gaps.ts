import { type AlertContent, type DivisionCode, divisionLevel, shortDivisionName } from '../../../contract';
import { spokenMoment } from '../../clock';
import type { Places } from '../../divisions';
import { isTextKey, type Language, type Text } from '../../locale';
import type { WrittenText } from './form';

/** What stands between braces in a template's text and has still to be said: '{place}'. */
const GAP = /\{([^{}\n]{1,40})\}/g;

/** The gaps of texts, each once, in the order in which they are read. */
export function gapsIn(...texts: readonly WrittenText[]): string[] {
  const all = texts.flatMap(({ headline, description, instruction }) =>
    [...`${headline}\n${description}\n${instruction}`.matchAll(GAP)].map(([, name]) => name!),
  );
  return [...new Set(all)];
}

/** Fills gaps; those without words stay. */
export function fillGaps(text: WrittenText, words: Readonly<Record<string, string>>): WrittenText {
  const fill = (line: string) => line.replace(GAP, (gap, name: string) => words[name]?.trim() || gap);
  return {
    headline: fill(text.headline),
    description: fill(text.description),
    instruction: fill(text.instruction),
  };
}

/** What the console itself knows to say: place, time, authority. */
export function knownWords(
  given: { areas: readonly DivisionCode[]; authority: AlertContent['authority'] | undefined },
  places: Places | undefined,
  now: number,
  language: Language,
): Record<string, string> {
  const place = given.areas
    .slice(0, 3)
    .map((area) =>
      divisionLevel(area) === 'township'
        ? (places?.fullName(area) ?? area)
        : shortDivisionName(places?.name(area) ?? area),
    )
    .join(language === 'en' ? ', ' : '、');
  const known = {
    place: given.areas.length > 3 && language !== 'en' ? `${place}等地` : place,
    time: spokenMoment(now, language),
    authority: given.authority?.name ?? '',
  };
  return Object.fromEntries(Object.entries(known).filter(([, words]) => words !== ''));
}

/** What a gap asks for; a template may have gaps of its own, which name themselves. */
export function gapName(gap: string, t: Text): string {
  const key = `gap.${gap}`;
  return isTextKey(key) ? t(key) : gap;
}
