import { type Bench, type BenchAction, STAGES, type StageName } from './bench/bench';
import { ControlCentreLamp } from './controlCentre/ControlCentreLamp';
import type { ControlCentreState } from './controlCentre/useControlCentre';
import icon from './icon.svg';
import { useLanguage, useText } from './locale';
import { Toggle } from './Toggle';

interface TopBarProps {
  bench: Bench;
  centre: ControlCentreState;
  change: (action: BenchAction) => void;
}

export function TopBar({ bench, centre, change }: TopBarProps) {
  const t = useText();
  const [language, speak] = useLanguage();
  return (
    <header className="top-bar">
      <h1>
        <img src={icon} alt="" />
        {t('brand')} <small>{t('brand.part')}</small>
      </h1>
      <Toggle
        label={t('shown')}
        value={bench.shown}
        options={[
          { value: 1, text: t('shown.1') },
          { value: 2, text: t('shown.2') },
        ]}
        onChoose={(televisions) => change({ type: 'show', televisions })}
      />
      <Toggle
        label={t('stage')}
        value={bench.stage}
        options={(Object.keys(STAGES) as StageName[]).map((stage) => ({ value: stage, text: stage }))}
        onChoose={(stage) => change({ type: 'stage', stage })}
      />
      <span className="spring" />
      <ControlCentreLamp centre={centre} />
      <button
        type="button"
        className="language"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => speak(language === 'en' ? 'zh-CN' : 'en')}
      >
        {t('language.other')}
      </button>
    </header>
  );
}
