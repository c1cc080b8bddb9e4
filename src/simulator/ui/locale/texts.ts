import en from './en.json';
import zhCN from './zh-CN.json';

export type Language = 'zh-CN' | 'en';
export type TextKey = keyof typeof zhCN;
export type Text = (key: TextKey, ...values: (string | number)[]) => string;

const TEXTS: Record<Language, Record<TextKey, string>> = { 'zh-CN': zhCN, en };

/** Gives the texts of a language; {0}, {1} … are filled in. */
export function textsIn(language: Language): Text {
  return (key, ...values) =>
    TEXTS[language][key].replace(/\{(\d)\}/g, (_whole, index: string) => String(values[Number(index)] ?? ''));
}

/** Whether a name that came from outside has a text. */
export function isTextKey(key: string): key is TextKey {
  return key in zhCN;
}
