import { useEffect, useState } from 'react';
import { BOX_PAGE } from './bootUrl';

/** Why a box did not start: no answer at all, or an answer without an application. */
export type StartFailure = { reason: 'unreachable' } | { reason: 'missing'; status: number };
export type Start = { state: 'off' | 'starting' | 'running' } | { state: 'failed'; failure: StartFailure };

/**
 * Sees before each start that there is an application, since a frame does not tell when its page is missing.
 *
 * @param start counts the starts
 */
export function usePowerOn(power: boolean, start: number): Start {
  const [outcome, setOutcome] = useState<{ of: number; start: Start }>();
  useEffect(() => {
    if (!power) return;
    let over = false;
    const settle = (result: Start) => {
      if (!over) setOutcome({ of: start, start: result });
    };
    fetch(BOX_PAGE, { method: 'HEAD' }).then(
      ({ ok, status }) =>
        settle(ok ? { state: 'running' } : { state: 'failed', failure: { reason: 'missing', status } }),
      () => settle({ state: 'failed', failure: { reason: 'unreachable' } }),
    );
    return () => {
      over = true;
    };
  }, [power, start]);
  if (!power) return { state: 'off' };
  return outcome?.of === start ? outcome.start : { state: 'starting' };
}
