import { describe, expect, it } from 'vitest';
import { TEXTS, type TextKey, textsIn } from './texts';

const gaps = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();

describe('the texts of the console', () => {
  it('say the same in both languages, with the same gaps', () => {
    expect(Object.keys(TEXTS.en).sort()).toEqual(Object.keys(TEXTS['zh-CN']).sort());
    for (const key of Object.keys(TEXTS.en) as TextKey[])
      expect([key, ...gaps(TEXTS.en[key])]).toEqual([key, ...gaps(TEXTS['zh-CN'][key])]);
  });

  it('are filled in', () => {
    expect(textsIn('en')('time.hoursMinutes', 3, 5)).toBe('3 h 5 min');
  });
});
