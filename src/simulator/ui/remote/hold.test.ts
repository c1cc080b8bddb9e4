import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHold, REPEAT_AFTER_MS, REPEAT_EVERY_MS } from './hold';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a finger on a key of the remote', () => {
  it('short: one press and its release', () => {
    const sent: string[] = [];
    const hold = createHold((phase) => sent.push(phase));
    hold.press();
    vi.advanceTimersByTime(REPEAT_AFTER_MS - 1);
    hold.release();
    vi.advanceTimersByTime(5000);
    expect(sent).toEqual(['down', 'up']);
  });

  it('long: the key repeats until it is let go', () => {
    const sent: string[] = [];
    const hold = createHold((phase) => sent.push(phase));
    hold.press();
    vi.advanceTimersByTime(REPEAT_AFTER_MS + 2 * REPEAT_EVERY_MS);
    hold.release();
    vi.advanceTimersByTime(5000);
    expect(sent).toEqual(['down', 'repeat', 'repeat', 'repeat', 'up']);
  });

  it('let go twice, as when the pointer leaves after the release: one release is sent', () => {
    const sent: string[] = [];
    const hold = createHold((phase) => sent.push(phase));
    hold.release();
    hold.press();
    hold.release();
    hold.release();
    expect(sent).toEqual(['down', 'up']);
  });
});
