import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createQueryClient, Desk, DeskContext } from './api';
import { LanguageProvider } from './locale';
import { Look } from './look';
import { Page } from './Page';
import { useRoute } from './route';
import { SessionProvider, SignInPage, useSession, WelcomePage } from './session';
import { Connecting, ErrorBoundary, Shell } from './shell';

/** The operators' console. */
export function App() {
  const [desk] = useState(() => new Desk());
  const [queries] = useState(createQueryClient);
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <DeskContext.Provider value={desk}>
          <Look>
            <ErrorBoundary place="app">
              <SessionProvider>
                <Entrance />
              </SessionProvider>
            </ErrorBoundary>
          </Look>
        </DeskContext.Provider>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

/** The door, or what lies behind it. */
function Entrance() {
  const { state } = useSession();
  const route = useRoute();
  if (route.page === 'welcome') return <WelcomePage token={route.token} />;
  if (state.kind === 'asking') return <Connecting away={state.away} />;
  if (state.kind === 'out') return <SignInPage />;
  return (
    <Shell route={route}>
      <Page route={route} />
    </Shell>
  );
}
