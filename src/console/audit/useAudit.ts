import { useInfiniteQuery } from '@tanstack/react-query';
import { AuditPage } from '../../contract/desk';
import { useDesk } from '../api';

/** What rows to look for; empty means all. */
export interface AuditFilter {
  actor: string;
  action: string;
  subject: string;
}

export const UNFILTERED: AuditFilter = { actor: '', action: '', subject: '' };

/** The address of a page of the log: what is empty is left out. */
export function auditPath(filter: AuditFilter, before: number | undefined): string {
  const query = new URLSearchParams();
  if (before !== undefined) query.set('before', String(before));
  for (const name of ['actor', 'action', 'subject'] as const) {
    const words = filter[name].trim();
    if (words !== '') query.set(name, words);
  }
  return `/operator/audit${query.size > 0 ? `?${query}` : ''}`;
}

/** Rows of the log, the newest first, page by page. */
export function useAudit(filter: AuditFilter) {
  const desk = useDesk();
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => desk.ask('GET', auditPath(filter, pageParam), AuditPage),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ rows, more }) => (more ? rows[rows.length - 1]?.serial : undefined),
  });
}
