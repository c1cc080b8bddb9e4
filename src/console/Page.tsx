import { Alert } from 'antd';
import { mayDo } from '../contract/desk';
import { AccountsPage } from './accounts';
import { AlertPage, BoardPage, ComposePage, RevisePage } from './alerts';
import { AuditPage } from './audit';
import { useText } from './locale';
import type { Route } from './route';
import { useAccount } from './session';
import { permissionFor, placeFor } from './shell';

/** The page of an address, for whoever may see it. */
export function Page({ route }: { route: Route }) {
  const t = useText();
  const { role } = useAccount();
  const place = placeFor(role, route);
  const needed = permissionFor(place);
  if (needed && !mayDo(role, needed)) {
    return <Alert className="page-refusal" type="warning" showIcon title={t('shell.notYours')} />;
  }
  switch (place.page) {
    case 'compose':
      return <ComposePage exercise={place.exercise} />;
    case 'edit':
    case 'update':
      return <RevisePage id={place.id} exercise={place.exercise} asUpdate={place.page === 'update'} />;
    case 'alert':
      return <AlertPage key={place.id} id={place.id} exercise={place.exercise} />;
    case 'accounts':
      return <AccountsPage />;
    case 'audit':
      return <AuditPage />;
    default:
      return <BoardPage />;
  }
}
