import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import type { AlertId } from '../../../contract';
import type { DeskAlert } from '../../../contract/desk';
import { problemText, useText } from '../../locale';
import { PageFrame, SeverityMark } from '../../look';
import { go } from '../../route';
import { CancelButtons } from '../CancelButtons';
import { DeliveryPanel } from '../delivery/DeliveryPanel';
import { type AlertLife, headlineOf, lifeOf, standingOf } from '../life';
import { BoxPreview } from '../preview/BoxPreview';
import { useHistory } from '../queries';
import { ReachWords } from '../ReachWords';
import { Actions } from './Actions';
import { ContentCard } from './ContentCard';
import { Revisions } from './Revisions';
import './alertPage.css';

/** One alert: what it says, how it got there, how far it came, and what can be done with it now. */
export function AlertPage({ id, exercise }: { id: AlertId; exercise: boolean }) {
  const t = useText();
  const { data: revisions, error } = useHistory(id);
  if (revisions && revisions.length > 0) return <Known revisions={revisions} problem={error} />;
  return (
    <PageFrame exercise={exercise} title="">
      {error ? (
        <Alert
          type="error"
          showIcon
          title={problemText(error, t)}
          role="alert"
          action={<Button onClick={() => go({ page: 'board' })}>{t('alert.back')}</Button>}
        />
      ) : (
        <Skeleton active />
      )}
    </PageFrame>
  );
}

interface KnownProps {
  revisions: readonly DeskAlert[];
  /** Why the last look at it failed; what it showed before stays. */
  problem: Error | null;
}

function Known({ revisions, problem }: KnownProps) {
  const t = useText();
  const life = lifeOf(revisions);
  const [chosen, setChosen] = useState<number>();
  const looked =
    revisions.find(({ revision }) => revision === chosen) ?? life.pending ?? life.live ?? lastSaid(revisions);
  const { content } = looked;
  return (
    <PageFrame
      exercise={content.exercise}
      title={headlineOf(looked)}
      aside={life.live && <CancelButtons alert={life.live} />}
    >
      {problem && <Alert className="spaced" type="error" showIcon title={problemText(problem, t)} />}
      <div className="alert-page">
        <div>
          <StandingLine life={life} />
          {published(looked) && (
            <DeliveryPanel
              key={looked.revision}
              id={looked.id}
              revision={looked.revision}
              live={life.live?.revision === looked.revision}
            />
          )}
          <ContentCard revision={looked} />
          <Revisions revisions={revisions} looked={looked} onLook={setChosen} />
        </div>
        <aside>
          {life.phase !== 'ended' && (
            <BoxPreview
              content={content}
              kind={looked.kind}
              {...(looked.reason && { reason: looked.reason })}
            />
          )}
          <ReachWords areas={content.areas} />
          <Actions life={life} />
        </aside>
      </div>
    </PageFrame>
  );
}

/** What an alert said last: its end says nothing of its own. */
const lastSaid = (revisions: readonly DeskAlert[]): DeskAlert =>
  revisions.find(({ kind }) => kind !== 'cancel') ?? revisions[0]!;

const published = ({ publishedAt, kind }: DeskAlert): boolean =>
  publishedAt !== undefined && kind !== 'cancel';

/** Where it stands, in a line: what boxes show, and what is in hand. */
function StandingLine({ life: { live, newest } }: { life: AlertLife }) {
  const t = useText();
  const { state, word } = standingOf(newest);
  return (
    <p className="standing" role="status" data-state={state}>
      <SeverityMark severity={newest.content.severity} />
      {live && <strong>{t('alert.onScreen', live.revision)}</strong>}
      {live !== newest && <strong>{t('alert.inHand', newest.revision, t(word))}</strong>}
    </p>
  );
}
