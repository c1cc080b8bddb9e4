import { useEffect, useState } from 'react';
import { useText } from '../locale';
import type { ControlCentreState } from './useControlCentre';

const clockFace = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
});

/** Whether the control centre answers, and its time in China. */
export function ControlCentreLamp({ centre }: { centre: ControlCentreState }) {
  const t = useText();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const revisions = centre.status?.revisions;
  const details = revisions
    ? t('centre.revisions', revisions.lineup, revisions.guide, revisions.divisions)
    : undefined;
  return (
    <div className={`lamp ${centre.state}`} role="status" title={details}>
      <span className="light" />
      {t(`centre.${centre.state}`)}
      {centre.status && (
        <time className="clock" aria-hidden="true">
          {clockFace.format(now + centre.clockOffset)}
        </time>
      )}
    </div>
  );
}
