import type { DivisionCode } from '../../contract';
import { problemText, useText } from '../locale';
import { useReach } from './queries';
import { reachWords } from './words';

/** Whom an alert would reach, said as an operator would on the phone. */
export function ReachWords({ areas }: { areas: readonly DivisionCode[] }) {
  const t = useText();
  const { data, error } = useReach(areas);
  if (areas.length === 0) return <p className="reach none">{t('reach.none')}</p>;
  if (error) return <p className="reach none">{problemText(error, t)}</p>;
  return (
    <p className="reach" role="status" aria-label={t('reach.title')}>
      {data ? reachWords(data, t) : t('reach.counting')}
    </p>
  );
}
