import type { ImportIssue } from '../../contract';

/** How many issues a report lists; those beyond are counted. */
const LISTED = 1000;

/** What was wrong with a file, gathered while it is read. */
export class IssueList {
  private readonly issues: ImportIssue[] = [];
  private beyond = 0;

  add(line: number, reason: string): void {
    if (this.issues.length < LISTED) this.issues.push({ line, reason });
    else this.beyond += 1;
  }

  /** In the order of the file. */
  listed(): ImportIssue[] {
    return [...this.issues].sort((a, b) => a.line - b.line);
  }

  /** How many more there were than are listed. */
  get more(): number {
    return this.beyond;
  }
}
