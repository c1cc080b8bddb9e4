import { mayDo, type Permission, type Role } from '../../contract/desk';
import type { TextKey } from '../locale';
import type { Route } from '../route';

/** An entry of the main navigation. */
export interface Destination {
  route: Route;
  label: TextKey;
  permission: Permission;
}

const DESTINATIONS: readonly Destination[] = [
  { route: { page: 'board' }, label: 'nav.board', permission: 'alerts.read' },
  { route: { page: 'compose', exercise: false }, label: 'nav.compose', permission: 'alerts.compose' },
  { route: { page: 'compose', exercise: true }, label: 'nav.drill', permission: 'alerts.compose' },
  { route: { page: 'accounts' }, label: 'nav.accounts', permission: 'accounts.manage' },
  { route: { page: 'audit' }, label: 'nav.audit', permission: 'audit.read' },
];

/** Where a role has something to do. */
export const destinationsOf = (role: Role): Destination[] =>
  DESTINATIONS.filter(({ permission }) => mayDo(role, permission));

/** The first page of a role: who has nothing to do with alerts begins elsewhere than on their board. */
export const homeOf = (role: Role): Route => destinationsOf(role)[0]?.route ?? { page: 'board' };

/** Where an address leads a role: the board's, each to its own first page. */
export const placeFor = (role: Role, route: Route): Route => (route.page === 'board' ? homeOf(role) : route);

/** What a page needs; the control centre decides all the same. */
export function permissionFor(route: Route): Permission | undefined {
  switch (route.page) {
    case 'compose':
    case 'edit':
    case 'update':
      return 'alerts.compose';
    case 'accounts':
      return 'accounts.manage';
    case 'audit':
      return 'audit.read';
    case 'welcome':
      return undefined;
    default:
      return 'alerts.read';
  }
}
