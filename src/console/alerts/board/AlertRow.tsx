import { Button } from 'antd';
import type { DeskAlert } from '../../../contract/desk';
import { durationWords, shortMoment, useNow } from '../../clock';
import { areaWords, usePlaces } from '../../divisions';
import { useText } from '../../locale';
import { KindMark, SeverityMark, StateMark } from '../../look';
import { go, hashOf } from '../../route';
import { useMay } from '../../session';
import { CancelButtons } from '../CancelButtons';
import { DeliveryBar } from '../delivery/DeliveryBar';
import { type AlertLife, headlineOf, standingOf } from '../life';
import type { Board } from './board';

/** One alert on the board; `as` says which of its revisions it is about. */
export function AlertRow({ life, as }: { life: AlertLife; as: keyof Board }) {
  const onScreens = as === 'live' || as === 'drills';
  const revision = (onScreens ? life.live : life.pending) ?? life.newest;
  const { content } = revision;
  const { id } = life;
  return (
    <li
      className={`alert-row ${content.severity} ${content.exercise ? 'drill' : 'real'}`}
      data-alert={id}
      data-state={standingOf(revision).state}
    >
      <div className="marks">
        <SeverityMark severity={content.severity} />
        <KindMark exercise={content.exercise} />
      </div>
      <What revision={revision} />
      <When revision={revision} as={as} />
      <div className="how">
        {onScreens ? (
          <DeliveryBar id={id} revision={revision.revision} />
        ) : (
          <StateMark {...standingOf(revision)} />
        )}
        {onScreens && life.newest !== life.live && <ComingNote coming={life.newest} />}
      </div>
      <div className="do">
        {onScreens ? <CancelButtons alert={revision} /> : <Next revision={revision} as={as} />}
      </div>
    </li>
  );
}

function What({ revision }: { revision: DeskAlert }) {
  const t = useText();
  const places = usePlaces();
  const { id, content, author, approver } = revision;
  const exercise = content.exercise;
  return (
    <div className="what">
      <a href={hashOf({ page: 'alert', exercise, id })}>{headlineOf(revision)}</a>
      <p>
        {content.event.name} · {areaWords(content.areas, places, t)} · {content.authority.name}
      </p>
      <p className="quiet">
        {approver ? t('board.approvedBy', author, approver) : t('board.by', author)}
        {revision.revision > 1 && ` · ${t('board.revision', revision.revision)}`}
        {revision.reason && ` · ${t(`reason.${revision.reason}`)}`}
      </p>
      {revision.state === 'returned' && revision.remark && (
        <p className="note">{t('alert.remark', revision.remark)}</p>
      )}
      {revision.problem && <p className="note">{t('alert.problem', revision.problem)}</p>}
    </div>
  );
}

function When({ revision, as }: { revision: DeskAlert; as: keyof Board }) {
  const t = useText();
  const now = useNow();
  const { publishedAt, changedAt, content } = revision;
  const left = content.expires - now;
  return (
    <div className="when">
      <p>{t('board.since', shortMoment(publishedAt ?? changedAt, now))}</p>
      {as !== 'ended' && <p>{t('board.until', shortMoment(content.expires, now))}</p>}
      {(as === 'live' || as === 'drills') && left > 0 && (
        <p className="quiet">{t('board.left', durationWords(left, t))}</p>
      )}
    </div>
  );
}

/** What is about to replace or end what boxes show. */
function ComingNote({ coming }: { coming: DeskAlert }) {
  const t = useText();
  const { word } = standingOf(coming);
  return (
    <p className="note">
      {coming.kind === 'cancel' ? t(word) : t('board.pending', t(word))}
      {coming.kind === 'cancel' && coming.problem && ` ${t('alert.problem', coming.problem)}`}
    </p>
  );
}

/** The next step of what is not on screens. */
function Next({ revision, as }: { revision: DeskAlert; as: keyof Board }) {
  const t = useText();
  const mayCompose = useMay('alerts.compose');
  const { id, content } = revision;
  const { exercise } = content;
  if (as === 'mine')
    return (
      <Button
        className={exercise ? 'drill-button' : 'real-button'}
        onClick={() => go({ page: 'alert', exercise, id })}
      >
        {t('board.review')}
      </Button>
    );
  if (as === 'drafts' && mayCompose)
    return <Button onClick={() => go({ page: 'edit', exercise, id })}>{t('board.continue')}</Button>;
  return null;
}
