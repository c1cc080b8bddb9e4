import { describe, expect, it } from 'vitest';
import type { CountyDelivery } from '../../../contract/desk';
import { sharesOf, totalsOf } from './totals';

const county = (some: Partial<CountyDelivery>): CountyDelivery => ({
  division: '532922000000',
  name: '漾濞彝族自治县',
  registered: 0,
  online: 0,
  received: 0,
  displayed: 0,
  acknowledged: 0,
  rejected: 0,
  ...some,
});

describe('how far an alert came', () => {
  it('adds counties up, and counts as unconfirmed whoever has not answered', () => {
    const totals = totalsOf([
      county({ registered: 400, online: 100, received: 90, displayed: 80, acknowledged: 10, rejected: 5 }),
      county({ registered: 100, online: 50, received: 50, displayed: 50 }),
    ]);
    expect(totals).toEqual({
      registered: 500,
      online: 150,
      received: 140,
      displayed: 130,
      acknowledged: 10,
      rejected: 5,
      unconfirmed: 355,
    });
  });

  it('shows each box once in the bar', () => {
    const shares = sharesOf(
      totalsOf([
        county({ registered: 400, online: 100, received: 90, displayed: 80, acknowledged: 10, rejected: 5 }),
      ]),
    );
    expect(shares.map(({ percent }) => percent)).toEqual([10, 70, 10, 5]);
  });

  it('never fills more than the bar, also when boxes have gone since they answered', () => {
    const shares = sharesOf(
      totalsOf([county({ registered: 10, online: 1, received: 8, displayed: 8, rejected: 2 })]),
    );
    expect(shares.reduce((sum, { percent }) => sum + percent, 0)).toBeLessThanOrEqual(100);
  });

  it('is empty before anybody answers', () => {
    expect(sharesOf(totalsOf([])).every(({ percent }) => percent === 0)).toBe(true);
  });
});
