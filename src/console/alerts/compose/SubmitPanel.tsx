import { Alert, Button, Popconfirm } from 'antd';
import type { AlertContent } from '../../../contract';
import { fieldOf } from '../../api';
import { problemText, useText } from '../../locale';
import { useReach } from '../queries';
import { ReachWords } from '../ReachWords';
import { confirmWords } from '../words';
import { useComposing } from './composeContext';
import type { Saving } from './useSaving';

interface SubmitPanelProps {
  content: AlertContent | undefined;
  /** What is still missing or wrong, in words. */
  problems: readonly string[];
  saving: Saving;
  onSave: (submit: boolean) => void;
  onDiscard: () => void;
}

/** Whom it reaches, what is missing, and the way on. */
export function SubmitPanel({ content, problems, saving, onSave, onDiscard }: SubmitPanelProps) {
  const t = useText();
  const { form, exercise, places } = useComposing();
  const reach = useReach(form.areas).data;
  return (
    <section className="submit-panel" aria-label={t('compose.submit')}>
      <ReachWords areas={form.areas} />
      {content ? (
        <p className="summary">{confirmWords(content, reach, places, t)}</p>
      ) : (
        <div className="missing">
          <strong>{t('compose.missing', problems.length)}</strong>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {saving.error && (
        <Alert
          className="spaced"
          type="error"
          showIcon
          role="alert"
          title={problemText(saving.error, t)}
          description={fieldOf(saving.error) === undefined ? undefined : t('compose.refused')}
        />
      )}
      <div className="buttons">
        <Button
          className={exercise ? 'drill-button' : 'real-button'}
          size="large"
          loading={saving.pending}
          onClick={() => onSave(true)}
        >
          {t(exercise ? 'compose.submit.drill' : 'compose.submit.real')}
        </Button>
        <Button size="large" disabled={saving.pending} onClick={() => onSave(false)}>
          {t('compose.save')}
        </Button>
        <Popconfirm title={t('compose.discard.sure')} onConfirm={onDiscard}>
          <Button size="large" type="text">
            {t('compose.discard')}
          </Button>
        </Popconfirm>
      </div>
    </section>
  );
}
