import type { AlertState } from '../../contract/desk';
import { type TextKey, useText } from '../locale';
import './marks.css';

/** Where a revision stands, in a word and its colour. */
export function StateMark({ state, word }: { state: AlertState; word: TextKey }) {
  const t = useText();
  return <span className={`state ${state}`}>{t(word)}</span>;
}
