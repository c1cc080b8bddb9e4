import type { AlertId } from '../../../contract';
import { useText } from '../../locale';
import { useDelivery } from '../queries';
import { grouped } from '../words';
import { Bar } from './Bar';
import { totalsOf } from './totals';

/** Between two looks from the board, where many alerts stand, ms. */
const LOOK_MS = 3000;

/** On the board: how many boxes show an alert. */
export function DeliveryBar({ id, revision }: { id: AlertId; revision: number }) {
  const t = useText();
  const { data } = useDelivery(id, revision, LOOK_MS);
  const totals = totalsOf(data?.counties ?? []);
  const words = t('delivery.bar', grouped(totals.online), grouped(totals.displayed));
  return (
    <div>
      <Bar totals={totals} label={words} />
      <p className="quiet">{words}</p>
    </div>
  );
}
