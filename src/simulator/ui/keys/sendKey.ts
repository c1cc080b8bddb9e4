export type KeyPhase = 'down' | 'repeat' | 'up';

/**
 * Gives a key to the box in a frame, as its firmware would.
 *
 * @returns whether there was a box to hear it
 */
export function sendKey(frame: HTMLIFrameElement | null, code: number, phase: KeyPhase): boolean {
  const target = frame?.contentWindow as (Window & typeof globalThis) | null | undefined;
  const document = reachable(frame);
  if (!target || !document) return false;
  const event = new target.KeyboardEvent(phase === 'up' ? 'keyup' : 'keydown', {
    keyCode: code,
    which: code,
    repeat: phase === 'repeat',
    bubbles: true,
    cancelable: true,
  });
  (document.body ?? document).dispatchEvent(event);
  return true;
}

/** The frame's document; none while the browser shows an error page of its own there. */
function reachable(frame: HTMLIFrameElement | null): Document | null {
  try {
    return frame?.contentDocument ?? null;
  } catch {
    return null;
  }
}
