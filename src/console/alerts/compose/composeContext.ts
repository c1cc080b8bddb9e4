import { createContext, useContext } from 'react';
import type { Places } from '../../divisions';
import type { Granted } from './content';
import type { ComposeForm } from './form';

/** What every part of the form works on. */
export interface Composing {
  form: ComposeForm;
  change: (patch: Partial<ComposeForm>) => void;
  exercise: boolean;
  /** An update keeps the authority of what it updates. */
  isUpdate: boolean;
  authorities: readonly Granted[];
  places: Places | undefined;
  /** What is wrong with a field, in words; undefined while that need not be said yet. */
  problemAt: (field: string) => string | undefined;
}

export const ComposeContext = createContext<Composing | undefined>(undefined);

export function useComposing(): Composing {
  const composing = useContext(ComposeContext);
  if (!composing) throw new Error('this is a part of the compose page');
  return composing;
}
