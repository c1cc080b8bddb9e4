import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Language, type Text, textsIn } from './texts';

const KEY = 'caiyun-console.language';

interface Spoken {
  language: Language;
  t: Text;
  speak: (language: Language) => void;
}
const Spoken = createContext<Spoken>({ language: 'zh-CN', t: textsIn('zh-CN'), speak: () => undefined });

function kept(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

/** Everything inside speaks the operator's language, Chinese at first, and keeps the choice. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, speak] = useState(kept);
  const spoken = useMemo(() => ({ language, t: textsIn(language), speak }), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // Without a store the console speaks Chinese again at the next visit.
    }
  }, [language]);
  return <Spoken.Provider value={spoken}>{children}</Spoken.Provider>;
}

export function useText(): Text {
  return useContext(Spoken).t;
}

export function useLanguage(): [Language, (language: Language) => void] {
  const { language, speak } = useContext(Spoken);
  return [language, speak];
}
