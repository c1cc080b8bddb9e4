import { describe, expect, it } from 'vitest';
import { auditPath, UNFILTERED } from './useAudit';

describe('the address of a page of the audit log', () => {
  it('asks for all rows without a filter', () => {
    expect(auditPath(UNFILTERED, undefined)).toBe('/operator/audit');
  });

  it('carries only what is asked for, as it may be written in an address', () => {
    expect(auditPath({ actor: ' li.na ', action: '', subject: 'a&b' }, 120)).toBe(
      '/operator/audit?before=120&actor=li.na&subject=a%26b',
    );
  });
});
