import { AccountError } from './accountError';

/** Lets a few things happen at a time and the next ones wait, in order, as long as they are not too many. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws {AccountError} 'overloaded' when too many wait already */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running < this.atOnce) this.running += 1;
    else await this.wait();
    try {
      return await work();
    } finally {
      // Whoever waits takes over this turn, so `running` stays.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async wait(): Promise<void> {
    if (this.waiting.length >= this.mostWaiting) {
      throw new AccountError('overloaded', 'too many people are signing in; try again in a moment');
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
