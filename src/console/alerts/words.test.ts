import { describe, expect, it } from 'vitest';
import { textsIn } from '../locale';
import { content, NOW } from '../testing';
import { confirmWords, needsCode, needsProvince, reachWords } from './words';

const t = textsIn('zh-CN');
const REACH = {
  prefectures: 0,
  counties: 3,
  townships: 30,
  registered: 412_000,
  online: 1204,
  province: false,
};
const MIDNIGHT = NOW + 5 * 3600;

describe('the sentence before a decision', () => {
  it('says whom an alert reaches', () => {
    expect(reachWords(REACH, t)).toBe('3 个县：412,000 台登记机顶盒，现在 1,204 台在线');
  });

  it('begins otherwise for a drill than for a real alert', () => {
    expect(confirmWords(content(), REACH, undefined, t)).toMatch(/^真实预警，将立即显示在 412,000 台/);
    expect(confirmWords(content({ exercise: true }), REACH, undefined, t)).toMatch(/^这是演练。/);
  });
});

describe('what an approval asks for', () => {
  it('is a second factor for red and orange', () => {
    expect((['red', 'orange', 'yellow', 'blue'] as const).map(needsCode)).toEqual([true, true, false, false]);
  });

  it("is the province's name for red over the whole of it, and at night for any level", () => {
    expect(needsProvince('red', true, NOW)).toBe(true);
    expect(needsProvince('yellow', true, NOW)).toBe(false);
    expect(needsProvince('yellow', true, MIDNIGHT)).toBe(true);
    expect(needsProvince('red', false, MIDNIGHT)).toBe(false);
  });
});
