import { describe, expect, it } from 'vitest';
import { KEY_NAMES } from '../../../contract';
import en from './en.json';
import { isTextKey, type TextKey, textsIn } from './texts';
import zhCN from './zh-CN.json';

const blanks = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();

describe('the simulator in two languages', () => {
  it('has every text in both, with the same blanks', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zhCN));
    const unlike = (Object.keys(zhCN) as TextKey[]).filter(
      (key) => String(blanks(en[key])) !== String(blanks(zhCN[key])),
    );
    expect(unlike).toEqual([]);
  });

  it('names every key of a remote', () => {
    expect(KEY_NAMES.filter((name) => !isTextKey(`key.${name}`))).toEqual([]);
  });

  it('fills the blanks', () => {
    expect(textsIn('zh-CN')('tv.number', 2)).toBe('2 号电视');
    expect(textsIn('en')('tv.number', 2)).toBe('Television 2');
  });
});
