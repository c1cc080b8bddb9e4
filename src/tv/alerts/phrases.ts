import {
  type Alert,
  type AlertText,
  covers,
  type DivisionCode,
  divisionLevel,
  PROVINCE,
  type Severity,
  significantDigits,
} from '../../contract';
import { clockTime, type Place } from '../box';
import { type Language, t } from '../locale';
import prefectures from './prefectures.json';

/** '暴雨红色预警' */
export function levelWords(event: string, severity: Severity): string {
  return t('alert.level', event, t(`alert.${severity}`));
}

/** '11月25日 19:05' in China. @param seconds since 1970 */
export function momentWords(seconds: number): string {
  const china = new Date((seconds + 8 * 3600) * 1000);
  return t('alert.moment', china.getUTCMonth() + 1, china.getUTCDate(), clockTime(seconds));
}

/** '漾濞彝族自治县应急管理局　11月25日 19:05发布' */
export function issuedWords(authority: string, sent: number): string {
  return t('alert.issued', authority, momentWords(sent));
}

/** A headline as it is shown: that of a drill says so first, whoever wrote it. */
export function headlineWords(headline: string, exercise: boolean): string {
  return exercise && headline.indexOf('演练') < 0 && !/drill/i.test(headline)
    ? t('alert.drill.mark') + headline
    : headline;
}

/** The texts with the viewer's language first, the others in their own order. */
export function textsFor(texts: readonly AlertText[], language: Language): AlertText[] {
  const own = texts.filter((text) => text.language.slice(0, 2) === language.slice(0, 2));
  return own.concat(texts.filter((text) => own.indexOf(text) < 0));
}

/** For whom an alert is, as far as a box knows names: its own county's, the prefectures', the province's. */
export function areaWords({ areas }: Alert, place: Place): string {
  const here = areas.find((area) => covers(area, place.division) || covers(place.division, area));
  const name = nameOf(here ?? areas[0]!, place);
  return t('alert.areas', areas.length > 1 ? t('alert.area.more', name, areas.length) : name);
}

function nameOf(area: DivisionCode, place: Place): string {
  if (area === PROVINCE) return t('alert.area.province');
  const digits = significantDigits(area);
  const level = divisionLevel(area);
  if (level === 'prefecture') {
    return (prefectures as Record<string, string>)[digits] ?? t('alert.area.here');
  }
  if (place.name === '' || place.division.indexOf(digits.slice(0, 6)) !== 0) return t('alert.area.here');
  return level === 'county' ? place.name : t('alert.area.part', place.name);
}
