import en from './en.json';
import zhCN from './zh-CN.json';

export type Language = 'zh-CN' | 'en';
export type TextKey = keyof typeof zhCN;

/** Built into the application, so that no screen is ever without words. */
const TEXTS: Record<Language, Record<TextKey, string>> = { 'zh-CN': zhCN, en };

let language: Language = 'zh-CN';

export const LANGUAGES: Language[] = ['zh-CN', 'en'];

export function setLanguage(to: Language): void {
  language = to;
}

export function currentLanguage(): Language {
  return language;
}

/** The text of a key in the viewer's language; {0}, {1} … are filled in. */
export function t(key: TextKey, ...values: (string | number)[]): string {
  return TEXTS[language][key].replace(/\{(\d)\}/g, (_whole, index: string) =>
    String(values[Number(index)] ?? ''),
  );
}

/** A day as viewers say it: '11月24日 周二'. @param seconds since 1970 */
export function dateWords(seconds: number): string {
  const china = new Date((seconds + 8 * 3600) * 1000);
  const weekday = t(`weekday.${china.getUTCDay()}` as TextKey);
  return `${t('date', china.getUTCMonth() + 1, china.getUTCDate())} ${weekday}`;
}
