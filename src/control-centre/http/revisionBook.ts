import { type Revisions, readRevisions, type Store } from '../store';

/** How long another process's change may go unseen. */
const BELIEVED_MS = 1000;

/**
 * The revisions as they were a moment ago. Every request asks for one, so the database is asked at most once a
 * second, and whenever this process has changed something.
 */
export class RevisionBook {
  private known: Promise<Revisions> | undefined;
  private readAt = 0;

  constructor(private readonly store: Store) {}

  read(): Promise<Revisions> {
    const now = performance.now();
    if (!this.known || now - this.readAt > BELIEVED_MS) {
      this.readAt = now;
      const reading = readRevisions(this.store.db);
      this.known = reading;
      reading.catch(() => this.forget());
    }
    return this.known;
  }

  forget(): void {
    this.known = undefined;
  }
}
