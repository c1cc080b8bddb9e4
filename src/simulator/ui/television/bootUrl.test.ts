// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { newBench } from '../bench/bench';
import { bootUrl, resetBox } from './bootUrl';

const [box] = newBench('k3').boxes;

it('a box starts with its id, its division and its key map', () => {
  expect(bootUrl({ ...box, division: '532922000000', model: 'ipanel' })).toBe(
    '/box/index.html?box=sim-k3-1&division=532922000000&keymap=ipanel',
  );
});

it('what a tester chose beyond a plain box is told too', () => {
  expect(bootUrl({ ...box, renderer: 'canvas2d', decoders: 2 })).toContain('&renderer=canvas2d&decoders=2');
});

it('a reset forgets what that box kept, and nothing of its neighbour', () => {
  localStorage.setItem('caiyun.sim-k3-1.channel', '7');
  localStorage.setItem('caiyun.sim-k3-2.channel', '9');
  resetBox('sim-k3-1');
  expect(Object.keys(localStorage)).toEqual(['caiyun.sim-k3-2.channel']);
});
