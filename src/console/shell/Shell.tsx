import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useCentre } from '../clock';
import { useText } from '../locale';
import { hashOf, type Route } from '../route';
import { LapseDialog, useIdleLock, useSession } from '../session';
import { ErrorBoundary } from './ErrorBoundary';
import { Masthead } from './Masthead';
import './shell.css';

/** What stands around every page. */
export function Shell({ route, children }: { route: Route; children: ReactNode }) {
  const t = useText();
  const { online } = useCentre();
  const { leave } = useSession();
  useIdleLock();
  return (
    <div className="shell">
      <Masthead route={route} />
      {!online && <Alert banner type="error" title={t('shell.away')} role="alert" />}
      <main>
        <ErrorBoundary place={hashOf(route)}>{children}</ErrorBoundary>
      </main>
      <LapseDialog onOther={leave} />
    </div>
  );
}
