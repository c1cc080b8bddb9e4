import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Receipt } from './receipt';

const RECEIPT = {
  alert: '532922000000-emergency-20261124190500-0001',
  revision: 1,
  stage: 'received',
  at: 5,
};

describe('a receipt', () => {
  it('names an alert, or none where what it names is no id', () => {
    expect(v.parse(Receipt, RECEIPT)).toEqual(RECEIPT);
    for (const alert of ['', 'some-alert', '\u0000', '\ud800'])
      expect(v.parse(Receipt, { ...RECEIPT, alert }).alert).toBe('');
  });

  it('holds no number that the store could not keep', () => {
    for (const change of [{ revision: 2 ** 31 }, { at: -1e300 }, { at: 1e300 }])
      expect(v.is(Receipt, { ...RECEIPT, ...change })).toBe(false);
  });
});
