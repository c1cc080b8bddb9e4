import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import type { AlertContent } from '../../../contract';
import { DeskAlert } from '../../../contract/desk';
import { useDesk } from '../../api';
import { useText } from '../../locale';
import { goInstead } from '../../route';
import { ALERTS } from '../queries';
import { forgetForm } from './useKeptForm';

interface SavingOptions {
  name: string;
  draft: DeskAlert | undefined;
  updates: DeskAlert | undefined;
  exercise: boolean;
}

export interface Saving {
  save: (content: AlertContent, submit: boolean) => void;
  pending: boolean;
  error: Error | null;
  forgetError: () => void;
}

/** Saves a form at the control centre, as a draft or on to its approval. */
export function useSaving({ name, draft, updates, exercise }: SavingOptions): Saving {
  const t = useText();
  const desk = useDesk();
  const queries = useQueryClient();
  const { message } = App.useApp();
  // Once saved, the next attempt changes the same draft: a submission that failed must not leave two.
  const saved = useRef(draft);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async ({ content, submit }: { content: AlertContent; submit: boolean }) => {
      const { current } = saved;
      const kept = current
        ? await desk.ask('PUT', `/operator/alerts/${current.id}`, DeskAlert, {
            content,
            version: current.version,
          })
        : await desk.ask('POST', '/operator/alerts', DeskAlert, {
            content,
            ...(updates && { updates: updates.id }),
          });
      saved.current = kept;
      if (!submit) return kept;
      return desk.ask('POST', `/operator/alerts/${kept.id}/submit`, DeskAlert, { version: kept.version });
    },
    onSuccess: ({ id }, { submit }) => {
      forgetForm(name);
      void queries.invalidateQueries({ queryKey: [ALERTS] });
      void message.success(t(submit ? 'compose.submitted' : 'compose.saved'));
      goInstead({ page: 'alert', exercise, id });
    },
  });
  return {
    save: (content, submit) => mutate({ content, submit }),
    pending: isPending,
    error,
    forgetError: () => error && reset(),
  };
}
