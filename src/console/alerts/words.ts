import type { AlertContent, Severity } from '../../contract';
import type { Reach } from '../../contract/desk';
import { chinaHour } from '../clock';
import { areaWords, type Places } from '../divisions';
import type { Language, Text } from '../locale';

/** '412,000' */
export const grouped = (value: number): string => value.toLocaleString('en-US');

/** Whom an alert would reach, in a sentence: '3 个县、412,000 台登记机顶盒，现在 1,204 台在线'. */
export function reachWords(reach: Reach, t: Text): string {
  const { prefectures, counties, townships, registered, online, province } = reach;
  const land = province
    ? t('reach.province', counties)
    : counties > 0
      ? prefectures > 0
        ? t('reach.prefectures', prefectures, counties)
        : t('reach.counties', counties)
      : t('reach.townships', townships);
  return t('reach.words', land, grouped(registered), grouped(online));
}

/** What is about to go out, so that nobody takes a drill for real or the reverse: kind, level, areas, boxes. */
export function confirmWords(
  content: Pick<AlertContent, 'exercise' | 'severity' | 'areas' | 'event'>,
  reach: Reach | undefined,
  places: Places | undefined,
  t: Text,
): string {
  return t(
    content.exercise ? 'confirm.drill' : 'confirm.real',
    t(`severity.${content.severity}`),
    content.event.name,
    areaWords(content.areas, places, t),
    reach ? grouped(reach.registered) : '…',
    reach ? grouped(reach.online) : '…',
  );
}

/** Whether the approver shows the second factor again. */
export const needsCode = (severity: Severity): boolean => severity === 'red' || severity === 'orange';

const QUIET_FROM = 22;
const QUIET_TO = 7;

/**
 * Whether the approver types the province's name: red over the whole province; in the night (22 to 7 o'clock) whatever
 * goes to the whole province, since it wakes everybody.
 *
 * @param provinceWide whether its areas leave nothing of the province out
 * @param now seconds since 1970
 */
export function needsProvince(severity: Severity, provinceWide: boolean, now: number): boolean {
  if (!provinceWide) return false;
  const hour = chinaHour(now);
  return severity === 'red' || hour >= QUIET_FROM || hour < QUIET_TO;
}

/** The name of a language, in the operator's own: '英语'. */
export function languageName(tag: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
