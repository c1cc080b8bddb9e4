import { expect, it } from 'vitest';
import en from './en.json';
import zhCN from './zh-CN.json';

it('says everything in both languages', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
});
