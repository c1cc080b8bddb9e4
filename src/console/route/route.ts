import { useSyncExternalStore } from 'react';
import type { AlertId } from '../../contract';

/** Where an operator is. Real alerts and drills have addresses of their own, so that a copied one says which it is. */
export type Route =
  | { page: 'board' }
  | { page: 'compose'; exercise: boolean }
  | { page: 'edit'; exercise: boolean; id: AlertId }
  | { page: 'update'; exercise: boolean; id: AlertId }
  | { page: 'alert'; exercise: boolean; id: AlertId }
  | { page: 'accounts' }
  | { page: 'audit' }
  | { page: 'welcome'; token: string };

/** Reads the part of the address after '#'; anything unknown is the board. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [first, second, third] = path.split('/');
  if (first === 'welcome') return { page: 'welcome', token: new URLSearchParams(query).get('token') ?? '' };
  if (first === 'accounts' || first === 'audit') return { page: first };
  if ((first === 'alerts' || first === 'drills') && second) {
    const exercise = first === 'drills';
    if (second === 'new') return { page: 'compose', exercise };
    if (third === 'edit' || third === 'update') return { page: third, exercise, id: second };
    return { page: 'alert', exercise, id: second };
  }
  return { page: 'board' };
}

/** The address of a place, the reverse of {@link routeOf}. */
export function hashOf(route: Route): string {
  switch (route.page) {
    case 'board':
      return '#/';
    case 'compose':
      return `#/${branch(route.exercise)}/new`;
    case 'edit':
    case 'update':
      return `#/${branch(route.exercise)}/${route.id}/${route.page}`;
    case 'alert':
      return `#/${branch(route.exercise)}/${route.id}`;
    case 'welcome':
      return `#/welcome?token=${encodeURIComponent(route.token)}`;
    default:
      return `#/${route.page}`;
  }
}

const branch = (exercise: boolean) => (exercise ? 'drills' : 'alerts');

export function go(route: Route): void {
  location.hash = hashOf(route);
}

/** Leaves no way back to the place that is left, which no longer exists. */
export function goInstead(route: Route): void {
  location.replace(hashOf(route));
}

const listen = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(listen, () => location.hash));
}
