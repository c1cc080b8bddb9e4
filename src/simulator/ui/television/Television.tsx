import { type Ref, type RefObject, useRef } from 'react';
import type { DivisionCode, FrameMessage } from '../../../contract';
import type { StageName, VirtualBox } from '../bench/bench';
import { useText } from '../locale';
import { bootUrl, divisionInFrame } from './bootUrl';
import { Screen } from './Screen';
import { useFrameMessages } from './useFrameMessages';
import { type Start, usePowerOn } from './usePowerOn';
import './television.css';

interface TelevisionProps {
  box: VirtualBox;
  number: number;
  stage: StageName;
  active: boolean;
  /** Counts the keys that the set has received: its lamp winks at each. */
  received: number;
  frame: RefObject<HTMLIFrameElement | null>;
  screen: Ref<HTMLDivElement>;
  onActivate: () => void;
  onMessage: (message: FrameMessage) => void;
  onMoved: (division: DivisionCode) => void;
  onRestart: () => void;
}

/** A television on its stand, with the box's application on its screen. */
export function Television(props: TelevisionProps) {
  const t = useText();
  const { box, number, stage, active, received, frame, screen, onActivate, onMessage, onMoved } = props;
  const start = usePowerOn(box.power, box.start);
  // The address of a start stays as it was: a box that a viewer moves has started itself again.
  const address = useRef({ start: Number.NaN, url: '' });
  if (address.current.start !== box.start) address.current = { start: box.start, url: bootUrl(box) };
  useFrameMessages(frame, onMessage);

  return (
    <div className={`set ${active ? 'active' : ''} ${start.state}`}>
      <div className="bezel">
        <Screen stage={stage} ref={screen}>
          {start.state === 'running' && (
            <iframe
              key={box.start}
              ref={frame}
              title={t('tv.number', number)}
              src={address.current.url}
              allow="autoplay; fullscreen"
              tabIndex={-1}
              inert
              onLoad={(event) => {
                const division = divisionInFrame(event.currentTarget);
                if (division && division !== box.division) onMoved(division);
              }}
            />
          )}
        </Screen>
        <Notice start={start} onRestart={props.onRestart} />
        <button
          type="button"
          className="aim"
          aria-label={t('tv.activate', number)}
          aria-pressed={active}
          onClick={onActivate}
        />
        <span key={received} className={`standby ${received ? 'wink' : ''}`} />
      </div>
      <div className="stand" />
    </div>
  );
}

function Notice({ start, onRestart }: { start: Start; onRestart: () => void }) {
  const t = useText();
  if (start.state === 'running') return null;
  if (start.state !== 'failed') {
    return <p className="on-screen">{t(start.state === 'off' ? 'tv.standby' : 'tv.starting')}</p>;
  }
  const address = `${window.location.origin}/box/`;
  const { failure } = start;
  return (
    <div className="on-screen failure" role="alert">
      <strong>{t('tv.failed')}</strong>
      <span>
        {failure.reason === 'missing'
          ? t('tv.failed.missing', address, failure.status)
          : t('tv.failed.unreachable', address)}
      </span>
      <button type="button" className="again" onClick={onRestart}>
        {t('tv.again')}
      </button>
    </div>
  );
}
