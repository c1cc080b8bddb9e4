import type { Figure } from './figures';

const HEADS = ['what', 'at', 'ours', 'budget', 'peer', ''] as const;

function verdict({ kept }: Figure): string {
  if (kept === undefined) return '';
  return kept ? 'kept' : 'MISSED';
}

/** The figures as a Markdown table that also reads well on a terminal. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    figure.at,
    figure.ours,
    figure.budget,
    figure.peer,
    verdict(figure),
  ]);
  const widths = HEADS.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(HEADS), rule, ...rows.map(line)].join('\n');
}
