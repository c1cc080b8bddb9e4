import { describe, expect, it } from 'vitest';
import { Refusal, Unreachable } from '../api';
import { problemText } from './problemText';
import { textsIn } from './texts';

const t = textsIn('zh-CN');
const refusal = (code: string, field?: string, retryAfterS?: number) =>
  new Refusal(422, code, 'in its own words', field, retryAfterS);

describe('what went wrong, in words', () => {
  it('tells a wrong field by the words of that field', () => {
    expect(problemText(refusal('invalid', 'content.areas.3'), t)).toMatch(/^地区有误/);
    expect(problemText(refusal('invalid', 'content.onset'), t)).toBe('预计开始时间须早于结束时间。');
  });

  it('tells a refusal that it has no words for in those of the control centre', () => {
    expect(problemText(refusal('new-code'), t)).toBe('播控中心拒绝：in its own words');
  });

  it('says when to try again', () => {
    expect(problemText(refusal('overloaded', undefined, 5), t)).toBe('登录请求过多。请在 5 秒后重试。');
  });

  it('leaves open what has become of a call that had no answer', () => {
    expect(problemText(new Unreachable(undefined), t)).toMatch(/可能已生效/);
  });
});
