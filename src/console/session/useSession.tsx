import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import { type Account, mayDo, type Permission, Session } from '../../contract/desk';
import { Refusal, useDesk } from '../api';

/** Why a session is over while somebody still sits before its page. */
export type Lapse = 'expired' | 'idle';

export type SessionState =
  /** Not asked yet, or no answer yet. */
  | { kind: 'asking'; away: boolean }
  | { kind: 'out' }
  /** With `lapse`, the page stays as it is, but its operator must sign in again. */
  | { kind: 'in'; account: Account; lapse?: Lapse };

interface Held {
  state: SessionState;
  /** Takes the session that the control centre has given. */
  enter: (session: Session) => void;
  lapse: (why: Lapse) => void;
  /** Ends the session here and there. */
  leave: () => Promise<void>;
}
const Held = createContext<Held | undefined>(undefined);

/** How long to wait for a control centre that is away, ms. */
const RETRY_MS = 2000;

export function SessionProvider({ children }: { children: ReactNode }) {
  const desk = useDesk();
  const queries = useQueryClient();
  const [state, setState] = useState<SessionState>({ kind: 'asking', away: false });

  const enter = useCallback(
    ({ account, csrf }: Session) => {
      desk.csrf = csrf;
      setState({ kind: 'in', account });
      // What failed while nobody was signed in is asked again at once.
      void queries.invalidateQueries();
    },
    [desk, queries],
  );
  const lapse = useCallback((why: Lapse) => {
    setState((now) => (now.kind === 'in' && !now.lapse ? { ...now, lapse: why } : now));
  }, []);
  const leave = useCallback(async () => {
    // Whoever leaves must not stay signed in without knowing it, so a failure is shown by whoever calls this.
    await desk.knock('DELETE', '/operator/session', v.unknown()).catch((problem: unknown) => {
      if (!(problem instanceof Refusal && problem.status === 401)) throw problem;
    });
    desk.csrf = '';
    queries.clear();
    setState({ kind: 'out' });
  }, [desk, queries]);

  useEffect(() => {
    desk.onLapse = () => lapse('expired');
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = () => {
      desk.knock('GET', '/operator/session', Session).then(
        (session) => !over && enter(session),
        (problem: unknown) => {
          if (over) return;
          if (problem instanceof Refusal && problem.status === 401) return setState({ kind: 'out' });
          setState({ kind: 'asking', away: true });
          timer = setTimeout(ask, RETRY_MS);
        },
      );
    };
    ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [desk, enter, lapse]);

  const held = useMemo(() => ({ state, enter, lapse, leave }), [state, enter, lapse, leave]);
  return <Held.Provider value={held}>{children}</Held.Provider>;
}

export function useSession(): Held {
  const held = useContext(Held);
  if (!held) throw new Error('there is no session outside its provider');
  return held;
}

/** Who is signed in. Only for pages that nobody sees who is not. */
export function useAccount(): Account {
  const { state } = useSession();
  if (state.kind !== 'in') throw new Error('nobody is signed in');
  return state.account;
}

/** Whether whoever is signed in may do something; the control centre decides all the same. */
export function useMay(permission: Permission): boolean {
  return mayDo(useAccount().role, permission);
}
