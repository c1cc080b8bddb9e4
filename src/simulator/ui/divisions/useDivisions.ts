import { useEffect, useState } from 'react';
import { type Division, DivisionTree } from '../../../contract';
import { fetchChecked } from '../controlCentre/fetchChecked';
import type { ControlCentreState } from '../controlCentre/useControlCentre';

export interface Divisions {
  state: 'loading' | 'ready' | 'unreachable';
  province: Division | undefined;
}

/** The province's divisions, read again whenever the control centre holds others; tried again when it is back. */
export function useDivisions(centre: ControlCentreState): Divisions {
  const [divisions, setDivisions] = useState<Divisions>({ state: 'loading', province: undefined });
  const revision = centre.status?.revisions.divisions;
  const online = centre.state === 'online';
  useEffect(() => {
    if (revision === undefined || !online) return;
    let over = false;
    fetchChecked('/api/v1/divisions', DivisionTree).then(
      ({ province }) => !over && setDivisions({ state: 'ready', province }),
      () => !over && setDivisions((last) => ({ ...last, state: last.province ? 'ready' : 'unreachable' })),
    );
    return () => {
      over = true;
    };
  }, [revision, online]);
  if (centre.state === 'offline' && !divisions.province) return { ...divisions, state: 'unreachable' };
  return divisions;
}
