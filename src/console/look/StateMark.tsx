import type { AlertState } from '../../contract/desk';
import { useText } from '../locale';
import './marks.css';

/** Where a revision stands, in a word. */
export function StateMark({ state }: { state: AlertState }) {
  const t = useText();
  return <span className={`state ${state}`}>{t(`state.${state}`)}</span>;
}
