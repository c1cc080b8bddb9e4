import { statSync } from 'node:fs';
import { type Font, openSync } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { faceCharacters, usedCharacters } from './font-characters.mjs';

const SIX_HUNDRED_AND_FIFTY_KB = 650 * 1024;

describe.each(['Regular', 'Bold'])('the house face %s', (weight) => {
  const file = `static/fonts/CaiyunSans-${weight}.woff2`;
  const known = new Set((openSync(file) as Font).characterSet);
  const missing = (characters: Iterable<string>) =>
    [...characters].filter((character) => !known.has(character.codePointAt(0)!)).join('');

  it('shows every character of the interface, of the demonstration province and of all place names of Yunnan', () => {
    expect(missing(usedCharacters('.')), 'make the faces anew: node scripts/font-subset.mjs').toBe('');
  });

  it('shows the longest county name, and the village character that GBK lacks', () => {
    expect(missing('双江拉祜族佤族布朗族傣族自治县㱔')).toBe('');
  });

  it('shows what editors will type: common characters, full-width marks, pinyin, arrows', () => {
    expect(missing(faceCharacters('.'))).toBe('');
  });

  it('is small enough for a box to fetch before a viewer waits', () => {
    expect(statSync(file).size).toBeLessThanOrEqual(SIX_HUNDRED_AND_FIFTY_KB);
  });
});
