import { describe, expect, it } from 'vitest';
import { interfaceProblems, syntaxProblem } from './check-dist.mjs';

describe('what may not reach a box', () => {
  it.each([
    ['an arrow function', 'var f = () => 1;'],
    ['a constant', 'const a = 1;'],
    ['a template', 'var a = `b`;'],
    ['optional chaining', 'var a = b?.c;'],
    ['a computed key', 'var a = { [b]: 1 };'],
  ])('%s is not ES5', (_name, code) => {
    expect(syntaxProblem('x.js', code)).toMatch(/^x\.js:1:\d+: not ES5/);
  });

  it('plain ES5 passes', () => {
    expect(syntaxProblem('x.js', 'var f = function () { return 1; };')).toBeUndefined();
  });

  it.each([
    ['ResizeObserver', 'new ResizeObserver(f);'],
    ['IntersectionObserver', 'new IntersectionObserver(f);'],
    ['queueMicrotask', 'queueMicrotask(f);'],
    ['structuredClone', 'structuredClone(a);'],
    ['BroadcastChannel', 'new BroadcastChannel("a");'],
  ])('%s is not in Chrome 47', async (_name, code) => {
    expect(await interfaceProblems('x.js', code)).toHaveLength(1);
  });

  it.each([
    ['a promise', 'new Promise(f);'],
    ['fetch, which is polyfilled', 'fetch("/a");'],
    ['local storage', 'localStorage.getItem("a");'],
  ])('%s passes', async (_name, code) => {
    expect(await interfaceProblems('x.js', code)).toEqual([]);
  });
});
