import { describe, expect, it } from 'vitest';
import type { Channel } from '../../contract';
import { neighboursOf, startChannel, stepFrom } from './channels';

const channel = (number: number): Channel => ({
  id: `c${number}`,
  number,
  name: `Channel ${number}`,
  groups: [],
  radio: false,
  sources: ['http://x/'],
  areas: [],
});
const channels = [1, 2, 3, 10].map(channel);
const ids = (list: Channel[]) => list.map(({ id }) => id);

describe('zapping', () => {
  it('CH+ from the last channel leads to the first, CH- from the first to the last', () => {
    expect(stepFrom(channels, 'c10', 1)?.id).toBe('c1');
    expect(stepFrom(channels, 'c1', -1)?.id).toBe('c10');
  });

  it('from a channel that is gone CH+ leads to the first', () => {
    expect(stepFrom(channels, 'gone', 1)?.id).toBe('c1');
    expect(stepFrom(channels, undefined, -1)?.id).toBe('c10');
  });

  it('has nowhere to go without channels', () => {
    expect(stepFrom([], 'c1', 1)).toBeUndefined();
  });
});

describe('what a viewer will probably ask for next', () => {
  it('is on in the same direction first, then back, then the channel before', () => {
    expect(ids(neighboursOf(channels, 'c2', 1, 'c10'))).toEqual(['c3', 'c1', 'c10']);
    expect(ids(neighboursOf(channels, 'c2', -1, 'c10'))).toEqual(['c1', 'c3', 'c10']);
  });

  it('names no channel twice and never the one that is on', () => {
    expect(ids(neighboursOf(channels.slice(0, 2), 'c1', 1, 'c2'))).toEqual(['c2']);
    expect(ids(neighboursOf(channels.slice(0, 1), 'c1', 1, 'c1'))).toEqual([]);
  });
});

it('television starts with the last channel, or the first when that is gone', () => {
  expect(startChannel(channels, 'c3')?.id).toBe('c3');
  expect(startChannel(channels, 'gone')?.id).toBe('c1');
});
