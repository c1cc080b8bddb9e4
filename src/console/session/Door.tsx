import { Button } from 'antd';
import type { ReactNode } from 'react';
import icon from '../icon.svg';
import { useLanguage, useText } from '../locale';
import './door.css';

/** The page of whoever is not in yet. */
export function Door({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const t = useText();
  const [language, speak] = useLanguage();
  return (
    <main className="door">
      <section className={wide ? 'wide' : undefined}>
        <header>
          <img src={icon} alt="" width="44" height="44" />
          <div>
            <strong>{t('brand')}</strong>
            <span>{t('brand.part')}</span>
          </div>
          <Button type="text" onClick={() => speak(language === 'en' ? 'zh-CN' : 'en')}>
            {t('language.other')}
          </Button>
        </header>
        <h1>{title}</h1>
        {children}
      </section>
    </main>
  );
}
