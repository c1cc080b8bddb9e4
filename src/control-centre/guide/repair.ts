import type { Programme } from '../../contract';
import type { IssueList } from '../intake';
import type { XmltvProgramme } from './xmltvReader';

/** For a programme without a stop that no other follows, or only much later. */
const UNSAID_LENGTH_S = 3600;
const LONGEST_UNSAID_S = 6 * 3600;
const LONGEST_S = 48 * 3600;

/**
 * Makes one channel's programmes a schedule: in order, each with an end, none twice, none over the next. What
 * had to be left out or shortened is told with its line.
 */
export function repairSchedule(programmes: readonly XmltvProgramme[], issues: IssueList): Programme[] {
  const inOrder = [...programmes].sort((a, b) => a.start - b.start || a.line - b.line);
  const kept: XmltvProgramme[] = [];
  for (const programme of inOrder) {
    const last = kept.at(-1);
    const problem = problemWith(programme, last);
    if (problem) issues.add(programme.line, problem);
    else kept.push(programme);
  }
  return kept.map((programme, at) => {
    const next = kept[at + 1];
    const stop = programme.stop ?? unsaidStop(programme.start, next?.start);
    if (next && stop > next.start) {
      issues.add(programme.line, `overlaps the programme in line ${next.line}: shortened to its start`);
    }
    const { start, title, description, category } = programme;
    return {
      start,
      stop: next ? Math.min(stop, next.start) : stop,
      title,
      ...(description && { description }),
      ...(category && { category }),
    };
  });
}

function problemWith(programme: XmltvProgramme, last: XmltvProgramme | undefined): string | undefined {
  if (programme.stop !== undefined && programme.stop - programme.start > LONGEST_S) {
    return 'the programme is longer than two days';
  }
  if (last?.start !== programme.start) return undefined;
  const isSame = last.title === programme.title;
  return isSame
    ? `the same as in line ${last.line}`
    : `starts at the same time as the programme in line ${last.line}`;
}

function unsaidStop(start: number, next: number | undefined): number {
  if (next === undefined || next - start > LONGEST_UNSAID_S) return start + UNSAID_LENGTH_S;
  return next;
}
