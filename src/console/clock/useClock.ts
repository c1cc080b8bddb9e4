import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Status } from '../../contract';
import { useDesk } from '../api';

/** Between two questions for the control centre's time, ms. */
const INTERVAL_MS = 10_000;

export interface Centre {
  /** Whether the control centre answered the last question. */
  online: boolean;
  /** What this computer's clock lacks to the control centre's, ms. */
  offset: number;
}

/** Whether the control centre is there, and how far this computer's clock is off. */
export function useCentre(): Centre {
  const desk = useDesk();
  const { data, isError } = useQuery({
    queryKey: ['status'],
    queryFn: async () => {
      const { time } = await desk.knock('GET', '/status', Status);
      return { offset: time - Date.now() };
    },
    refetchInterval: INTERVAL_MS,
    // An operator must learn that the centre is away while the window is in the background, too.
    refetchIntervalInBackground: true,
  });
  return { online: !isError, offset: data?.offset ?? 0 };
}

/** The control centre's time, seconds since 1970, ticking. */
export function useNow(intervalMs = 1000): number {
  const { offset } = useCentre();
  const [local, setLocal] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setLocal(Date.now()), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return Math.floor((local + offset) / 1000);
}
