import { Alert, Button, Empty, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { problemText, type TextKey, useText } from '../../locale';
import { go } from '../../route';
import { useAccount, useMay } from '../../session';
import type { AlertLife } from '../life';
import { useAlertLives } from '../queries';
import { AlertRow } from './AlertRow';
import { type Board, boardOf } from './board';
import './board.css';

/** What is on screens now, what waits for whom, and what is over. */
export function BoardPage() {
  const t = useText();
  const account = useAccount();
  const { lives, error } = useAlertLives();
  return (
    <div className="board">
      <header>
        <h1>{t('board.title')}</h1>
        <NewButtons />
      </header>
      {error && <Alert type="error" showIcon title={problemText(error, t)} role="alert" />}
      {lives ? <Groups board={boardOf(lives, account)} /> : <Skeleton active title={false} />}
    </div>
  );
}

function NewButtons() {
  const t = useText();
  if (!useMay('alerts.compose')) return null;
  return (
    <div className="new">
      <Button className="real-button" onClick={() => go({ page: 'compose', exercise: false })}>
        {t('board.newAlert')}
      </Button>
      <Button className="drill-button" onClick={() => go({ page: 'compose', exercise: true })}>
        {t('board.newDrill')}
      </Button>
    </div>
  );
}

function Groups({ board }: { board: Board }) {
  const t = useText();
  return (
    <>
      <Group name="live" title="board.live" lives={board.live}>
        {board.live.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('board.live.none')} />
        )}
      </Group>
      <Group name="mine" title="board.mine" lives={board.mine} />
      <Group name="drills" title="board.drills" lives={board.drills} />
      <Group name="sending" title="board.sending" lives={board.sending} />
      <Group name="others" title="board.others" lives={board.others} />
      <Group name="drafts" title="board.drafts" lives={board.drafts} />
      <Ended lives={board.ended} />
    </>
  );
}

interface GroupProps {
  name: keyof Board;
  title: TextKey;
  lives: readonly AlertLife[];
  children?: ReactNode;
}

/** A group without alerts is not there, except one that says so itself. */
function Group({ name, title, lives, children }: GroupProps) {
  const t = useText();
  if (lives.length === 0 && !children) return null;
  return (
    <section className={`group ${name}`} aria-label={t(title)} data-testid={`board-${name}`}>
      <h2>
        {t(title)} <span className="count">{lives.length}</span>
      </h2>
      <ul>
        {lives.map((life) => (
          <AlertRow key={life.id} life={life} as={name} />
        ))}
      </ul>
      {children}
    </section>
  );
}

const SHOWN_AT_FIRST = 8;
const SHOWN_MORE = 30;

function Ended({ lives }: { lives: readonly AlertLife[] }) {
  const t = useText();
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const left = lives.length - shown;
  return (
    <Group name="ended" title="board.ended" lives={lives.slice(0, shown)}>
      {left > 0 && (
        <Button type="link" onClick={() => setShown(shown + SHOWN_MORE)}>
          {t('board.more', Math.min(left, SHOWN_MORE))}
        </Button>
      )}
    </Group>
  );
}
