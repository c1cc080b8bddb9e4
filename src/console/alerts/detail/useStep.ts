import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { AlertId } from '../../../contract';
import { DeskAlert } from '../../../contract/desk';
import { useDesk } from '../../api';
import { type TextKey, useText } from '../../locale';
import { ALERTS } from '../queries';

/** A step in the life of an alert, as the control centre's addresses name it. */
export type Step = 'submit' | 'withdraw' | 'approve' | 'return';

/** Takes a step, tells the operator, and looks at the alert again, also when it was refused. */
export function useStep(id: AlertId, step: Step, done: TextKey) {
  const t = useText();
  const desk = useDesk();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (body: { version: number; code?: string; typed?: string; remark?: string }) =>
      desk.ask('POST', `/operator/alerts/${id}/${step}`, DeskAlert, body),
    onSuccess: () => void message.success(t(done)),
    onSettled: () => queries.invalidateQueries({ queryKey: [ALERTS] }),
  });
}
