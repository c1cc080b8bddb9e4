import enAccounts from './en/accounts.json';
import enAlerts from './en/alerts.json';
import enCommon from './en/common.json';
import enCompose from './en/compose.json';
import enErrors from './en/errors.json';
import zhAccounts from './zh-CN/accounts.json';
import zhAlerts from './zh-CN/alerts.json';
import zhCommon from './zh-CN/common.json';
import zhCompose from './zh-CN/compose.json';
import zhErrors from './zh-CN/errors.json';

const zhCN = { ...zhCommon, ...zhAlerts, ...zhCompose, ...zhAccounts, ...zhErrors };
const en: Record<keyof typeof zhCN, string> = {
  ...enCommon,
  ...enAlerts,
  ...enCompose,
  ...enAccounts,
  ...enErrors,
};

export type Language = 'zh-CN' | 'en';
export type TextKey = keyof typeof zhCN;
export type Text = (key: TextKey, ...values: (string | number)[]) => string;

export const TEXTS: Record<Language, Record<TextKey, string>> = { 'zh-CN': zhCN, en };

/** Gives the texts of a language; {0}, {1} … are filled in. */
export function textsIn(language: Language): Text {
  return (key, ...values) =>
    TEXTS[language][key].replace(/\{(\d)\}/g, (_whole, index: string) => String(values[Number(index)] ?? ''));
}

/** Whether a name that came from outside has a text. */
export function isTextKey(key: string): key is TextKey {
  return key in zhCN;
}
