import { expect, it } from 'vitest';
import { Screen } from './Screen';

it('is softer by 20 dB while it is ducked, and then as loud as the viewer wants it', () => {
  const screen = new Screen(document.createElement('div'), 1);
  const heard = () => Math.round(screen.video(0).volume * 100) / 100;
  screen.volume = 0.6;
  screen.duck(true);
  expect(heard()).toBe(0.06);
  screen.volume = 0.8;
  expect(heard()).toBe(0.08);
  expect(screen.volume).toBe(0.8);
  screen.duck(false);
  expect(heard()).toBe(0.8);
});
