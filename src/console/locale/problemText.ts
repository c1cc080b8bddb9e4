import { ContractError } from '../../contract';
import { Refusal, Unreachable } from '../api';
import { isTextKey, type Text, type TextKey } from './texts';

/** What went wrong, in the operator's words. A refusal that has no words here is told in the control centre's own. */
export function problemText(problem: unknown, t: Text): string {
  if (problem instanceof Unreachable) return t('error.unreachable');
  if (problem instanceof ContractError) return t('error.answer', problem.message);
  if (!(problem instanceof Refusal)) throw problem;
  const key = keyOf(problem);
  const words = key ? t(key) : t('error.other', problem.message);
  return problem.retryAfterS === undefined
    ? words
    : words + t('error.again', waiting(problem.retryAfterS, t));
}

/** A field that is wrong is told by its own words: 'content.areas.3' by those of the areas. */
function keyOf({ code, field }: Refusal): TextKey | undefined {
  const [part = ''] = field?.replace(/^content\./, '').split('.') ?? [];
  return [`${code}.${part}`, `error.${code}`].find(isTextKey);
}

function waiting(seconds: number, t: Text): string {
  return seconds < 120 ? t('time.seconds', Math.ceil(seconds)) : t('time.minutes', Math.ceil(seconds / 60));
}
