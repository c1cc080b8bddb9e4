import { sharesOf, type Totals } from './totals';
import './delivery.css';

/** What answered, among the boxes that are there. */
export function Bar({ totals, label }: { totals: Totals; label: string }) {
  return (
    <div className="delivery-bar" role="img" aria-label={label}>
      {sharesOf(totals).map(({ stage, percent }) => (
        <span key={stage} className={stage} style={{ width: `${percent}%` }} />
      ))}
    </div>
  );
}
