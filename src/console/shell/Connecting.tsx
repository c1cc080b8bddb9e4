import { Spin } from 'antd';
import { useText } from '../locale';
import './shell.css';

/** Before it is known whether anybody is signed in. */
export function Connecting({ away }: { away: boolean }) {
  const t = useText();
  return (
    <main className="connecting">
      <Spin size="large" />
      {away && <p role="status">{t('shell.connecting')}</p>}
    </main>
  );
}
