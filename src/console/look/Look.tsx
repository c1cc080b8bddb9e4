import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLanguage } from '../locale';
import { THEME } from './theme';
import './base.css';

/** Everything inside looks like this house, and speaks the operator's language in its ready-made parts too. */
export function Look({ children }: { children: ReactNode }) {
  const [language] = useLanguage();
  return (
    <ConfigProvider
      theme={THEME}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
}
