import { Alert, Skeleton } from 'antd';
import { useMemo } from 'react';
import type { AlertId } from '../../../contract';
import type { DeskAlert } from '../../../contract/desk';
import { problemText, useText } from '../../locale';
import { PageFrame } from '../../look';
import { headlineOf, lifeOf } from '../life';
import { useAuthorities, useHistory } from '../queries';
import { Composer } from './Composer';
import { BLANK, formOf } from './form';

/** A new alert or drill. */
export function ComposePage({ exercise }: { exercise: boolean }) {
  const t = useText();
  const authorities = useAuthorities();
  return (
    <PageFrame exercise={exercise} title={t(exercise ? 'compose.title.drill' : 'compose.title.real')}>
      {authorities.data ? (
        <Composer
          key={String(exercise)}
          name={exercise ? 'drill' : 'alert'}
          exercise={exercise}
          authorities={authorities.data}
          initial={BLANK}
        />
      ) : (
        <Waiting error={authorities.error} />
      )}
    </PageFrame>
  );
}

/** A draft that is gone on with, or with `asUpdate` the next revision of what boxes show. */
export function RevisePage({
  id,
  exercise,
  asUpdate,
}: {
  id: AlertId;
  exercise: boolean;
  asUpdate: boolean;
}) {
  const t = useText();
  const authorities = useAuthorities();
  const history = useHistory(id);
  const base = useMemo(() => baseOf(history.data, asUpdate), [history.data, asUpdate]);
  const drill = base?.content.exercise ?? exercise;
  const title = base
    ? t(asUpdate ? 'compose.title.update' : 'compose.title.edit', headlineOf(base))
    : t('compose.title.wait');
  return (
    <PageFrame exercise={drill} title={title}>
      {base && authorities.data ? (
        <Composer
          key={`${id}/${base.revision}`}
          // What was kept over an older text never comes back over what somebody else has written since.
          name={`${id}/${base.revision}/${base.version}${asUpdate ? '+' : ''}`}
          exercise={drill}
          authorities={authorities.data}
          initial={formOf(base.content)}
          {...(asUpdate ? { updates: base } : { draft: base })}
        />
      ) : history.data ? (
        <Alert type="warning" showIcon title={t(asUpdate ? 'compose.notLive' : 'compose.noDraft')} />
      ) : (
        <Waiting error={history.error ?? authorities.error} />
      )}
    </PageFrame>
  );
}

function baseOf(revisions: readonly DeskAlert[] | undefined, asUpdate: boolean): DeskAlert | undefined {
  if (!revisions || revisions.length === 0) return undefined;
  const { live, pending } = lifeOf(revisions);
  if (asUpdate) return live;
  return pending && (pending.state === 'draft' || pending.state === 'returned') ? pending : undefined;
}

function Waiting({ error }: { error: Error | null }) {
  const t = useText();
  return error ? <Alert type="error" showIcon title={problemText(error, t)} /> : <Skeleton active />;
}
