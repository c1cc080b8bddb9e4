import { Alert, Skeleton, Tooltip } from 'antd';
import type { AlertId } from '../../../contract';
import type { Delivery } from '../../../contract/desk';
import { problemText, type Text, useText } from '../../locale';
import { useDelivery } from '../queries';
import { grouped } from '../words';
import { Bar } from './Bar';
import { CountyTable } from './CountyTable';
import { type Totals, totalsOf } from './totals';

const LOOK_MS = 1000;

interface DeliveryPanelProps {
  id: AlertId;
  revision: number;
  /** Whether it is on screens now: then it is looked at every second. */
  live: boolean;
}

/** How far a published revision came, box by box and county by county. */
export function DeliveryPanel({ id, revision, live }: DeliveryPanelProps) {
  const t = useText();
  const { data, error } = useDelivery(id, revision, live ? LOOK_MS : false);
  return (
    <section className="delivery card" aria-label={t('delivery.title')}>
      <h2>
        {t('delivery.title')} <small>{t('delivery.of', revision)}</small>
        {live && <small className="live">{t('delivery.live')}</small>}
      </h2>
      {error && <Alert type="error" showIcon title={problemText(error, t)} />}
      {data ? <Figures delivery={data} /> : !error && <Skeleton active title={false} />}
    </section>
  );
}

function Figures({ delivery }: { delivery: Delivery }) {
  const t = useText();
  const totals = totalsOf(delivery.counties);
  return (
    <>
      <Stages totals={totals} />
      <Bar totals={totals} label={t('delivery.bar', grouped(totals.online), grouped(totals.displayed))} />
      <Times delivery={delivery} />
      {delivery.reasons.length > 0 && <Reasons reasons={delivery.reasons} />}
      <CountyTable counties={delivery.counties} />
    </>
  );
}

const STAGES = [
  'registered',
  'online',
  'received',
  'displayed',
  'acknowledged',
  'rejected',
  'unconfirmed',
] as const satisfies (keyof Totals)[];

function Stages({ totals }: { totals: Totals }) {
  const t = useText();
  return (
    <dl className="stages">
      {STAGES.map((stage) => (
        <div key={stage} className={stage} data-testid={`delivery-${stage}`}>
          <dt>
            {stage === 'unconfirmed' ? (
              <Tooltip title={t('delivery.unconfirmed.meaning')}>
                <span className="explained">{t(`delivery.${stage}`)}</span>
              </Tooltip>
            ) : (
              t(`delivery.${stage}`)
            )}
          </dt>
          <dd>{grouped(totals[stage])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Times({ delivery: { receivedP50, receivedP99 } }: { delivery: Delivery }) {
  const t = useText();
  return (
    <p className="times">
      {t('delivery.times')}{' '}
      {receivedP50 === null || receivedP99 === null ? (
        t('delivery.noTimes')
      ) : (
        <>
          <strong>{waitWords(receivedP50, t)}</strong> {t('delivery.p50')}{' '}
          <strong>{waitWords(receivedP99, t)}</strong> {t('delivery.p99')}
        </>
      )}
    </p>
  );
}

/** '840 毫秒', '1.4 秒' */
const waitWords = (ms: number, t: Text): string =>
  ms < 1000 ? t('delivery.ms', Math.round(ms)) : t('delivery.s', (ms / 1000).toFixed(1));

function Reasons({ reasons }: { reasons: Delivery['reasons'] }) {
  const t = useText();
  return (
    <div className="reasons">
      <strong>{t('delivery.reasons')}</strong>
      <ul>
        {reasons.map(({ reason, boxes }) => (
          <li key={reason}>
            {t(`reject.${reason}`)} <span>{t('delivery.boxes', grouped(boxes))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
