import { useText } from '../locale';
import './marks.css';

/** Whether it is a drill or real: the first thing to see about an alert. */
export function KindMark({ exercise }: { exercise: boolean }) {
  const t = useText();
  return (
    <span className={exercise ? 'kind drill' : 'kind real'}>{t(exercise ? 'kind.drill' : 'kind.real')}</span>
  );
}
