import type { CountyDelivery } from '../../../contract/desk';

/** How far a revision came, over all its counties. */
export interface Totals extends Omit<CountyDelivery, 'division' | 'name'> {
  /** Boxes that have not answered: switched off, or unable to. Not the same as 'not received'. */
  unconfirmed: number;
}

const NOTHING: Omit<CountyDelivery, 'division' | 'name'> = {
  registered: 0,
  online: 0,
  received: 0,
  displayed: 0,
  acknowledged: 0,
  rejected: 0,
};

/** Adds counties up. */
export function totalsOf(counties: readonly CountyDelivery[]): Totals {
  const sum = counties.reduce(
    (all, county) => ({
      registered: all.registered + county.registered,
      online: all.online + county.online,
      received: all.received + county.received,
      displayed: all.displayed + county.displayed,
      acknowledged: all.acknowledged + county.acknowledged,
      rejected: all.rejected + county.rejected,
    }),
    NOTHING,
  );
  return { ...sum, unconfirmed: unconfirmedOf(sum) };
}

/** Boxes that are registered and have not answered. */
export const unconfirmedOf = ({
  registered,
  received,
  rejected,
}: Pick<CountyDelivery, 'registered' | 'received' | 'rejected'>): number =>
  Math.max(0, registered - received - rejected);

/** A part of the bar, in hundredths of its length. */
export interface Share {
  stage: 'acknowledged' | 'displayed' | 'received' | 'rejected';
  percent: number;
}

/** The bar of what answered among the boxes that are there, or that were there when they answered. */
export function sharesOf(totals: Totals): Share[] {
  const { online, received, displayed, acknowledged, rejected } = totals;
  const all = Math.max(online, received + rejected, 1);
  const percent = (boxes: number) => (Math.max(0, boxes) / all) * 100;
  return [
    { stage: 'acknowledged', percent: percent(acknowledged) },
    { stage: 'displayed', percent: percent(displayed - acknowledged) },
    { stage: 'received', percent: percent(received - Math.max(displayed, acknowledged)) },
    { stage: 'rejected', percent: percent(rejected) },
  ];
}
