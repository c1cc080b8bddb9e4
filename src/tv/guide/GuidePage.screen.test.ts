import { expect, it } from 'vitest';
import { openPage, sampleChannels, sampleTelevision } from '../testing';
import { GuidePage } from './GuidePage';

const open = () => {
  const { television, tuned } = sampleTelevision(sampleChannels(30));
  return { ...openPage<GuidePage>(GuidePage, television), tuned };
};

it('OK on a channel shows it on the full screen', () => {
  const { press, tuned, went } = open();
  press('Down', 'Enter');
  expect(tuned).toEqual(['c2']);
  expect(went).toEqual(['live']);
});

it('Right leads into the programmes, Back out of them, Back again out of the guide', () => {
  const { press, went } = open();
  press('Right', 'Down', 'Back');
  expect(went).toEqual([]);
  press('Back');
  expect(went).toEqual(['back']);
});

it('Right and Left in the programmes change the day', () => {
  const { press, shown } = open();
  const day = () => String(shown.getByRef('Day')!.text!.text).replace(/\u200b/g, '');
  press('Right');
  expect(day()).toContain('今天');
  press('Right');
  expect(day()).toContain('明天');
  press('Left', 'Left');
  expect(day()).toContain('昨天');
});
