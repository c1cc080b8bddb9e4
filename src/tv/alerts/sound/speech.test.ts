// @vitest-environment jsdom

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { playSpeech } from './speech';

let refuse: (reason: Error) => void;
beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(
    () =>
      new Promise((_resolve, reject) => {
        refuse = reject;
      }),
  );
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => refuse(new Error('AbortError')));
});
afterEach(() => vi.restoreAllMocks());

it("says once that speech can't be had", async () => {
  const done = vi.fn();
  playSpeech('/speech.mp3', done);
  refuse(new Error('NotSupportedError'));
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1));
});

it('that is ended while it loads says nothing: another alert sounds already', async () => {
  const done = vi.fn();
  playSpeech('/speech.mp3', done)();
  await Promise.resolve();
  await Promise.resolve();
  expect(done).not.toHaveBeenCalled();
});
