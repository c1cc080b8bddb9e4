import { useState } from 'react';
import { type DivisionCode, divisionPath } from '../../../contract';
import type { BoxChange, VirtualBox } from '../bench/bench';
import { DivisionPicker } from '../divisions/DivisionPicker';
import { placeName } from '../divisions/divisionSearch';
import type { Divisions } from '../divisions/useDivisions';
import { KEY_MAPS } from '../keys/keyMaps';
import type { PressLog } from '../keys/pressLog';
import { isTextKey, useLanguage, useText } from '../locale';
import { Choice } from './Choice';
import { Presses } from './Presses';

/** What the box says of itself: the page that is open and the number of the channel. */
export interface BoxReport {
  /** The start of the box to which it belongs. */
  start: number;
  place: string;
  channel?: number | undefined;
}

interface PlateProps {
  box: VirtualBox;
  number: number;
  active: boolean;
  divisions: Divisions;
  report: BoxReport | undefined;
  log: PressLog;
  onSetUp: (change: BoxChange) => void;
  onPower: () => void;
  onRestart: () => void;
  onReset: () => void;
  onFullScreen: () => void;
}

/** Beneath a television: which box it is, how it is set up, what it does and which keys it got. */
export function Plate(props: PlateProps) {
  const t = useText();
  const [language] = useLanguage();
  const [picking, setPicking] = useState(false);
  const { box, number, active, divisions, report, log, onSetUp } = props;
  const place = divisions.province ? placeName(divisionPath(divisions.province, box.division)) : '';
  const move = (division: DivisionCode) => {
    setPicking(false);
    onSetUp({ division });
  };

  return (
    <section className={`plate ${active ? 'active' : ''}`} aria-label={t('tv.number', number)}>
      <div className="plate-row">
        <h2 title={active ? t('tv.active') : undefined}>
          <span className="number">{number}</span>
          <code title={t('box.id')}>{box.id}</code>
        </h2>
        <div className="activity">
          {box.power && report && <Report report={report} />}
          <Presses log={log} />
        </div>
        <div className="actions">
          <button type="button" onClick={props.onPower}>
            {t(box.power ? 'tv.power.off' : 'tv.power.on')}
          </button>
          <button type="button" onClick={props.onRestart}>
            {t('tv.restart')}
          </button>
          <button type="button" title={t('tv.reset.hint')} onClick={props.onReset}>
            {t('tv.reset')}
          </button>
          <button type="button" onClick={props.onFullScreen}>
            {t('tv.full')}
          </button>
        </div>
      </div>
      <div className="plate-row settings">
        <button
          type="button"
          className="field division"
          title={`${t('box.division.pick')} · ${place}`}
          onClick={() => setPicking(true)}
        >
          <small>{t('box.division')}</small>
          <span>
            {place} <code>{box.division}</code>
          </span>
        </button>
        <Choice
          label={t('box.model')}
          value={box.model}
          options={KEY_MAPS.map((map) => ({ value: map.model, text: map.name[language] }))}
          onChoose={(model) => onSetUp({ model })}
        />
        <Choice
          label={t('box.renderer')}
          value={box.renderer}
          options={[
            { value: 'auto', text: t('box.renderer.auto') },
            { value: 'canvas2d', text: t('box.renderer.canvas2d') },
          ]}
          onChoose={(renderer) => onSetUp({ renderer })}
        />
        <Choice
          label={t('box.decoders')}
          value={box.decoders}
          options={[
            { value: 1, text: t('box.decoders.1') },
            { value: 2, text: t('box.decoders.2') },
          ]}
          onChoose={(decoders) => onSetUp({ decoders })}
        />
      </div>
      {picking && (
        <DivisionPicker
          title={t('divisions.title', number)}
          divisions={divisions}
          current={box.division}
          onPick={move}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  );
}

function Report({ report }: { report: BoxReport }) {
  const t = useText();
  const page = `box.page.${report.place}`;
  return (
    <p className="report">
      <small>{t('box.page')}</small> <b>{isTextKey(page) ? t(page) : report.place}</b>
      {report.channel !== undefined && (
        <>
          <small>{t('box.channel')}</small> <b>{report.channel}</b>
        </>
      )}
    </p>
  );
}
