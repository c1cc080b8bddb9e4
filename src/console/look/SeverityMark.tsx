import type { Severity } from '../../contract';
import { useText } from '../locale';
import './marks.css';

const ROMAN: Record<Severity, string> = { red: 'Ⅰ', orange: 'Ⅱ', yellow: 'Ⅲ', blue: 'Ⅳ' };

/** The level of an alert: its official colour, and always in words too. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const t = useText();
  return (
    <span className={`severity ${severity}`}>
      {t(`severity.${severity}`)}
      <small>{t('severity.level', ROMAN[severity])}</small>
    </span>
  );
}
