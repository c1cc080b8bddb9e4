import { HttpError } from './errors';

const WINDOW_MS = 60_000;

/** Slows down who guesses, by address: only so many failures in a minute. */
export class AttemptBrake {
  private readonly attempts = new Map<string, number>();
  private windowBegan = 0;

  constructor(
    private readonly most: number,
    private readonly what: string,
    private readonly now: () => number,
  ) {}

  /**
   * Counts an attempt as failed until {@link forgive} says otherwise, so that many at the same time count too.
   *
   * @throws {HttpError} 429 after too many
   */
  begin(address: string): void {
    if (this.now() - this.windowBegan > WINDOW_MS) {
      this.attempts.clear();
      this.windowBegan = this.now();
    }
    const made = this.attempts.get(address) ?? 0;
    if (made >= this.most) {
      throw new HttpError(
        429,
        'too-many-attempts',
        `too many wrong ${this.what}; wait a minute`,
        WINDOW_MS / 1000,
      );
    }
    this.attempts.set(address, made + 1);
  }

  forgive(address: string): void {
    const made = this.attempts.get(address);
    if (made !== undefined) this.attempts.set(address, Math.max(0, made - 1));
  }
}
