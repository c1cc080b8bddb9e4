import { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { Desk } from './desk';
import { Unreachable } from './problem';

export const DeskContext = createContext<Desk>(new Desk());

/** The control centre's API for whoever is signed in. */
export const useDesk = (): Desk => useContext(DeskContext);

/** What has been asked stays on the screen while the control centre is away; only silence is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => error instanceof Unreachable && failures < 2,
        retryDelay: 800,
        // The browser's idea of being online is wrong inside a network without the internet.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
