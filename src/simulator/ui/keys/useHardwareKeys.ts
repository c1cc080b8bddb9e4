import { useEffect, useEffectEvent } from 'react';
import type { KeyName } from '../../../contract';
import { keyMapOf, keyOfCode } from './keyMaps';
import type { KeyPhase } from './sendKey';

export type OnKey = (name: KeyName, phase: KeyPhase, pressed: number) => void;

/** Keys with which the page itself is used while one of its controls has the focus. */
const PRESSES_A_BUTTON = [13, 32];

/**
 * Passes the computer's keyboard on as a remote's keys, unless a control of the page needs them: fields and
 * dialogs take all of them, a button that was reached with Tab takes Enter and Space.
 */
export function useHardwareKeys(onKey: OnKey): void {
  const send = useEffectEvent(onKey);

  useEffect(() => {
    const held = new Map<number, KeyName>();

    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || belongsToPage(event)) return;
      const name = keyOfCode(keyMapOf('desktop'), event.keyCode);
      if (!name) return;
      event.preventDefault();
      held.set(event.keyCode, name);
      send(name, event.repeat ? 'repeat' : 'down', event.keyCode);
    };
    const release = (code: number) => {
      const name = held.get(code);
      if (!name) return;
      held.delete(code);
      send(name, 'up', code);
    };
    const up = (event: KeyboardEvent) => release(event.keyCode);
    // A key that is let go in another window is never heard of here: no box may go on holding it.
    const away = () => [...held.keys()].forEach(release);
    // A control that was used with the mouse gives the keyboard back to the television.
    const clicked = (event: MouseEvent) => {
      const control = document.activeElement;
      if (event.detail > 0 && control instanceof HTMLButtonElement && !control.closest('dialog'))
        control.blur();
    };

    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    window.addEventListener('blur', away);
    window.addEventListener('click', clicked);
    return () => {
      away();
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
      window.removeEventListener('blur', away);
      window.removeEventListener('click', clicked);
    };
  }, []);
}

function belongsToPage(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, input, select, textarea')) return true;
  return target.closest('button') !== null && PRESSES_A_BUTTON.includes(event.keyCode);
}
