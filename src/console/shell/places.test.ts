import { describe, expect, it } from 'vitest';
import { ROLES } from '../../contract/desk';
import { hashOf } from '../route';
import { destinationsOf, homeOf, permissionFor } from './places';

const addresses = (role: (typeof ROLES)[number]) => destinationsOf(role).map(({ route }) => hashOf(route));

describe('the main navigation', () => {
  it('offers whoever writes alerts the board, and real alerts apart from drills', () => {
    expect(addresses('composer')).toEqual(['#/', '#/alerts/new', '#/drills/new']);
    expect(addresses('approver')).toEqual(['#/', '#/alerts/new', '#/drills/new']);
  });

  it('offers whoever only watches the board', () => {
    expect(addresses('supervisor')).toEqual(['#/']);
    expect(addresses('engineer')).toEqual(['#/']);
  });

  it('leads administrators to accounts and auditors to the log, and to nothing else', () => {
    expect(addresses('administrator')).toEqual(['#/accounts']);
    expect(homeOf('administrator')).toEqual({ page: 'accounts' });
    expect(addresses('auditor')).toEqual(['#/audit']);
  });

  it('offers nobody a page that they may not see', () => {
    for (const role of ROLES) {
      for (const { route, permission } of destinationsOf(role)) {
        expect(permissionFor(route)).toBe(permission);
      }
    }
  });
});
