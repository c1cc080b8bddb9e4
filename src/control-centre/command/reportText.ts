import type { ImportReport } from '../../contract';

const WHAT = { playlist: 'channels', guide: 'programmes', divisions: 'divisions' } as const;

/** A report as a person reads it in a terminal. */
export function reportText(where: string, report: ImportReport): string {
  const { kind, accepted, added, updated, removed, issues, moreIssues, seconds } = report;
  const lines = [
    `${where}: ${accepted} ${WHAT[kind]} taken in (${added} new, ${updated} changed, ${removed} gone), ${seconds.toFixed(1)} s`,
    ...issues.map(({ line, reason }) => `  line ${line}: ${reason}`),
  ];
  if (moreIssues > 0) lines.push(`  and ${moreIssues} more`);
  return lines.join('\n');
}
