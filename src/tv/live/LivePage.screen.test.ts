import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openPage, sampleChannels, sampleTelevision } from '../testing';
import { LivePage } from './LivePage';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const { television, tuned } = sampleTelevision(sampleChannels(20));
  const stage = openPage<LivePage>(LivePage, television);
  const visible = (ref: 'Banner' | 'List' | 'Number') => stage.shown.getByRef(ref)!.visible;
  return { ...stage, tuned, visible };
}

it('shows the banner when it opens, and hides it after five seconds', () => {
  const { visible } = open();
  expect(visible('Banner')).toBe(true);
  vi.advanceTimersByTime(5000);
  expect(visible('Banner')).toBe(false);
});

it('OK opens the channel list on the watched channel, OK there zaps and closes it', () => {
  const { press, visible, tuned } = open();
  press('Enter');
  expect(visible('List')).toBe(true);
  press('Down', 'Down', 'Enter');
  expect(tuned).toEqual(['c3']);
  expect(visible('List')).toBe(false);
});

it('the end of the list is no wish for another channel', () => {
  const { press, tuned } = open();
  press('Enter', 'Up', 'Up');
  expect(tuned).toEqual([]);
});

it('closes a forgotten list, but not one that is used', () => {
  const { press, visible } = open();
  press('Enter');
  vi.advanceTimersByTime(14_000);
  press('Down');
  vi.advanceTimersByTime(14_000);
  expect(visible('List')).toBe(true);
  vi.advanceTimersByTime(2000);
  expect(visible('List')).toBe(false);
});

it('Back closes what lies over the picture and never leads away', () => {
  const { press, visible, went } = open();
  press('Enter', 'Back');
  expect(visible('List')).toBe(false);
  press('Back', 'Back', 'Back');
  expect(went).toEqual([]);
});

it('takes digits as a number two seconds after the last', () => {
  const { shown, tuned } = open();
  shown.type(1);
  vi.advanceTimersByTime(1900);
  shown.type(0);
  vi.advanceTimersByTime(1900);
  expect(tuned).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(tuned).toEqual(['#10']);
});

it('says that there is no such channel, and stays where it is', () => {
  const { shown, press, visible } = open();
  shown.type(9);
  shown.type(9);
  press('Enter');
  expect(visible('Number')).toBe(true);
  vi.advanceTimersByTime(2000);
  expect(visible('Number')).toBe(false);
});

it('Back takes back typed digits', () => {
  const { shown, press, tuned, visible } = open();
  shown.type(7);
  press('Back');
  vi.advanceTimersByTime(3000);
  expect(tuned).toEqual([]);
  expect(visible('Number')).toBe(false);
});
