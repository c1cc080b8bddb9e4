import type { KeyPhase } from '../keys/sendKey';

/** As infrared remotes and boxes do it: a pause, so that a short press is one, then a steady repetition. */
export const REPEAT_AFTER_MS = 400;
export const REPEAT_EVERY_MS = 110;

export interface Hold {
  press(): void;
  release(): void;
}

/** A key of the remote while a finger is on it. Releasing a key that is not held does nothing. */
export function createHold(send: (phase: KeyPhase) => void): Hold {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function repeat() {
    send('repeat');
    timer = setTimeout(repeat, REPEAT_EVERY_MS);
  }

  return {
    press() {
      if (timer !== undefined) return;
      send('down');
      timer = setTimeout(repeat, REPEAT_AFTER_MS);
    },
    release() {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      send('up');
    },
  };
}
