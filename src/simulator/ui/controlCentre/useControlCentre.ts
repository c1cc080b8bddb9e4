import { useEffect, useState } from 'react';
import { Status } from '../../../contract';
import { fetchChecked } from './fetchChecked';

/** Between two questions, ms; as often as a box asks. */
const INTERVAL_MS = 4000;

export interface ControlCentreState {
  state: 'asking' | 'online' | 'offline';
  /** The last answer; still there while the control centre is away. */
  status: Status | undefined;
  /** What this computer's clock lacks to the control centre's, ms. */
  clockOffset: number;
}

/** Asks the control centre again and again whether it is there and what it holds. */
export function useControlCentre(): ControlCentreState {
  const [centre, setCentre] = useState<ControlCentreState>({
    state: 'asking',
    status: undefined,
    clockOffset: 0,
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = () => {
      fetchChecked('/api/v1/status', Status)
        .then(
          (status) => !over && setCentre({ state: 'online', status, clockOffset: status.time - Date.now() }),
          () => !over && setCentre((last) => ({ ...last, state: 'offline' })),
        )
        .finally(() => {
          if (!over) timer = setTimeout(ask, INTERVAL_MS);
        });
    };
    ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, []);
  return centre;
}
