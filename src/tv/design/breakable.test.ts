import { describe, expect, it } from 'vitest';
import { breakable } from './breakable';

const parts = (text: string) => breakable(text).split('\u200b');

describe('Chinese text on the screen', () => {
  it('may break between any two Chinese characters', () => {
    expect(parts('云南卫视')).toEqual(['云', '南', '卫', '视']);
  });

  it('keeps numbers and Latin words whole', () => {
    expect(parts('CCTV-1综合19:00')).toEqual(['CCTV-1', '综', '合', '19:00']);
  });

  it('never begins a line with a closing mark, never ends one with an opening mark', () => {
    expect(parts('看《新闻》，好。')).toEqual(['看', '《新', '闻》，', '好。']);
  });

  it('keeps a rare character beyond the basic plane whole', () => {
    expect(parts('𠮷村')).toEqual(['𠮷', '村']);
  });

  it('leaves the spaces of Latin text alone', () => {
    expect(breakable('County news')).toBe('County news');
  });
});
