import { expect, it } from 'vitest';
import { openPage, sampleChannels, sampleTelevision } from '../testing';
import { HomePage } from './HomePage';

const open = () => {
  const { television, tuned } = sampleTelevision(sampleChannels(3));
  return { ...openPage<HomePage>(HomePage, television), tuned };
};

it('opens with the focus on the picture: OK fills the screen with it', () => {
  const { press, went } = open();
  press('Enter');
  expect(went).toEqual(['live']);
});

it.each([
  ['live', ['Right', 'Enter']],
  ['county', ['Right', 'Down', 'Enter']],
  ['services', ['Right', 'Down', 'Down', 'Enter']],
  ['guide', ['Right', 'Down', 'Down', 'Down', 'Enter']],
  ['settings', ['Right', 'Down', 'Down', 'Down', 'Down', 'Enter']],
])('has a door to %s', (page, keys) => {
  const { press, went } = open();
  press(...keys);
  expect(went).toEqual([page]);
});

it('zaps with up and down while the picture has the focus', () => {
  const { press, tuned } = open();
  press('Up', 'Down');
  expect(tuned).toEqual(['+', '-']);
});

it('Back leads to television', () => {
  const { press, went } = open();
  press('Right', 'Back');
  expect(went).toEqual(['live']);
});
