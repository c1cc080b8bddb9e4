import { describe, expect, it } from 'vitest';
import { hashOf, type Route, routeOf } from './route';

const ID = '532922000000-emergency-20261124190500-0001';

describe('an address of the console', () => {
  it('leads back to the same place', () => {
    const places: Route[] = [
      { page: 'board' },
      { page: 'compose', exercise: false },
      { page: 'compose', exercise: true },
      { page: 'edit', exercise: true, id: ID },
      { page: 'update', exercise: false, id: ID },
      { page: 'alert', exercise: false, id: ID },
      { page: 'accounts' },
      { page: 'audit' },
      { page: 'welcome', token: 'a-b_c=&' },
    ];
    expect(places.map((place) => routeOf(hashOf(place)))).toEqual(places);
  });

  it('says whether it is of a drill', () => {
    expect(hashOf({ page: 'compose', exercise: true })).toBe('#/drills/new');
    expect(hashOf({ page: 'compose', exercise: false })).toBe('#/alerts/new');
  });

  it('leads to the board when it means nothing', () => {
    expect(routeOf('')).toEqual({ page: 'board' });
    expect(routeOf('#/nowhere')).toEqual({ page: 'board' });
    expect(routeOf('#/alerts/')).toEqual({ page: 'board' });
  });
});
