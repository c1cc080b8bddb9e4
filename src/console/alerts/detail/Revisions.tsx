import { Button } from 'antd';
import type { DeskAlert } from '../../../contract/desk';
import { fullMoment } from '../../clock';
import { usePlaces } from '../../divisions';
import { useLanguage, useText } from '../../locale';
import { StateMark } from '../../look';
import { differences } from '../differences';
import { standingOf } from '../life';

interface RevisionsProps {
  /** The newest first. */
  revisions: readonly DeskAlert[];
  looked: DeskAlert;
  onLook: (revision: number) => void;
}

/** How the alert came to say what it says: each revision, and what it changed. */
export function Revisions({ revisions, looked, onLook }: RevisionsProps) {
  const t = useText();
  return (
    <section className="card" aria-label={t('alert.revisions')}>
      <h2>{t('alert.revisions')}</h2>
      <ol className="revisions">
        {revisions.map((revision, index) => (
          <li key={revision.revision} data-state={revision.state}>
            <header>
              <Button
                size="small"
                type={revision === looked ? 'primary' : 'default'}
                ghost={revision === looked}
                aria-pressed={revision === looked}
                onClick={() => onLook(revision.revision)}
              >
                {t('alert.revision', revision.revision)}
              </Button>
              <span>
                {t(`alert.kind.${revision.kind}`)}
                {revision.reason && ` · ${t(`reason.${revision.reason}`)}`}
              </span>
              <StateMark {...standingOf(revision)} />
              <small>
                {revision.approver
                  ? t('board.approvedBy', revision.author, revision.approver)
                  : t('board.by', revision.author)}
                {' · '}
                {fullMoment(revision.publishedAt ?? revision.changedAt)}
              </small>
            </header>
            {revision.remark && <p className="note">{t('alert.remark', revision.remark)}</p>}
            {revision.problem && <p className="note">{t('alert.problem', revision.problem)}</p>}
            {revision.kind === 'update' && revisions[index + 1] && (
              <Changes before={revisions[index + 1]!} after={revision} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changes({ before, after }: { before: DeskAlert; after: DeskAlert }) {
  const t = useText();
  const places = usePlaces();
  const [language] = useLanguage();
  const found = differences(before.content, after.content, { t, language, places });
  if (found.length === 0) return <p className="quiet">{t('alert.changes.none')}</p>;
  return (
    <dl className="changes" aria-label={t('alert.changes', before.revision)}>
      {found.map(({ label, stretches }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {stretches.map(({ kind, text }, index) => {
              // Stretches have no name but their place, and the list is made anew with every change.
              const key = `${index} ${kind}`;
              if (kind === 'added') return <ins key={key}>{text}</ins>;
              if (kind === 'removed') return <del key={key}>{text}</del>;
              return <span key={key}>{text}</span>;
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
