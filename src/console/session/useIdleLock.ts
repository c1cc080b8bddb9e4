import { useEffect } from 'react';
import { useDesk } from '../api';
import { useSession } from './useSession';

/**
 * After this long without a hand on keyboard or mouse the session ends, ms. The board's own questions would keep it
 * alive for ever before an empty chair.
 */
const IDLE_MS = 30 * 60_000;

/** Ends the session of a console that nobody uses; what stands on the page stays. */
export function useIdleLock(): void {
  const desk = useDesk();
  const { state, lapse } = useSession();
  const working = state.kind === 'in' && !state.lapse;
  useEffect(() => {
    if (!working) return;
    const lock = () => {
      // The control centre ends it by itself after the same time, should this not arrive.
      desk.tell('DELETE', '/operator/session').catch(() => undefined);
      lapse('idle');
    };
    let timer = setTimeout(lock, IDLE_MS);
    const used = () => {
      clearTimeout(timer);
      timer = setTimeout(lock, IDLE_MS);
    };
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, used, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, used, { capture: true });
    };
  }, [desk, lapse, working]);
}
