import { describe, expect, it } from 'vitest';
import { textsIn } from '../locale';
import { chinaField, chinaHour, fullMoment, secondsOfField, shortMoment, spokenMoment } from './chinaTime';
import { durationWords } from './duration';

/** 2026-11-24 19:05:09 in China. */
const NOW = Date.UTC(2026, 10, 24, 11, 5, 9) / 1000;
const HOUR = 3600;

describe('times on the console', () => {
  it('are those of China, wherever the browser believes to be', () => {
    expect(fullMoment(NOW)).toBe('2026-11-24 19:05:09');
    expect(chinaField(NOW)).toBe('2026-11-24T19:05');
    expect(secondsOfField('2026-11-24T19:05')).toBe(NOW - 9);
    expect(chinaHour(NOW)).toBe(19);
  });

  it('say the day only where it is another one', () => {
    expect(shortMoment(NOW, NOW)).toBe('19:05');
    expect(shortMoment(NOW + 5 * HOUR, NOW)).toBe('11-25 00:05');
    expect(shortMoment(NOW + 40 * 24 * HOUR, NOW)).toBe('2027-01-03 19:05');
  });

  it('are said as an alert says them', () => {
    expect(spokenMoment(NOW, 'zh-CN')).toBe('11月24日19时5分');
    expect(spokenMoment(NOW - 5 * 60, 'zh-CN')).toBe('11月24日19时');
    expect(spokenMoment(NOW, 'en')).toBe('19:05 on 11/24');
  });

  it('are refused when they are none', () => {
    expect(secondsOfField('')).toBeUndefined();
    expect(secondsOfField('2026-11-24')).toBeUndefined();
    expect(secondsOfField('2026-13-24T19:05')).toBeUndefined();
  });
});

describe('a duration in words', () => {
  it('is as coarse as an operator would say it', () => {
    const words = (seconds: number) => durationWords(seconds, textsIn('zh-CN'));
    expect(words(45)).toBe('45 秒');
    expect(words(-3)).toBe('0 秒');
    expect(words(12 * 60 + 40)).toBe('12 分钟');
    expect(words(3 * HOUR)).toBe('3 小时');
    expect(words(3 * HOUR + 300)).toBe('3 小时 5 分');
    expect(words(52 * HOUR)).toBe('2 天 4 小时');
    expect(words(72 * HOUR)).toBe('3 天');
  });
});
