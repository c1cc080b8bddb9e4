import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { CANCEL_REASONS, type CancelReason } from '../../contract';
import { DeskAlert } from '../../contract/desk';
import { useDesk } from '../api';
import { areaWords, usePlaces } from '../divisions';
import { problemText, useText } from '../locale';
import { useMay } from '../session';
import { headlineOf } from './life';
import { ALERTS } from './queries';
import './cancelButtons.css';

/** Ends what is on screens: a button for each reason, one question, no second person. */
export function CancelButtons({ alert }: { alert: DeskAlert }) {
  const t = useText();
  const desk = useDesk();
  const queries = useQueryClient();
  const places = usePlaces();
  const { message } = App.useApp();
  const cancel = useMutation({
    mutationFn: (reason: CancelReason) =>
      desk.ask('POST', `/operator/alerts/${alert.id}/cancel`, DeskAlert, { reason }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [ALERTS] });
      void message.success(t('cancel.done'));
    },
    onError: (problem) => void message.error(problemText(problem, t), 8),
  });
  if (!useMay('alerts.cancel')) return null;
  const what = t('cancel.what', areaWords(alert.content.areas, places, t), headlineOf(alert));
  return (
    <fieldset className="cancel-buttons" aria-label={t('cancel.title')}>
      {CANCEL_REASONS.map((reason) => (
        <Popconfirm
          key={reason}
          title={t(`cancel.${reason}.sure`, t(alert.content.exercise ? 'frame.drill' : 'frame.real'))}
          description={<div className="cancel-what">{what}</div>}
          placement="bottomRight"
          okText={t(`cancel.do.${reason}`)}
          okButtonProps={{ danger: true, type: 'primary' }}
          cancelText={t('cancel.keep')}
          onConfirm={() => cancel.mutateAsync(reason).catch(() => undefined)}
        >
          <Button data-testid={`cancel-${reason}`} loading={cancel.isPending && cancel.variables === reason}>
            {t(`cancel.${reason}`)}
          </Button>
        </Popconfirm>
      ))}
    </fieldset>
  );
}
