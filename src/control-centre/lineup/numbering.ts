const LAST_NUMBER = 9999;

export interface Numberable {
  /** The number that the playlist asks for. */
  wanted: number | undefined;
  /** The number that the channel had before. */
  earlier: number | undefined;
}

/**
 * Gives every channel its number: first whoever asks for one (the first in the playlist wins), then whoever had
 * one, then the rest the next free number after the channel before.
 *
 * @returns the numbers in the same order; undefined for a channel for which none is left
 */
export function assignNumbers(channels: readonly Numberable[]): (number | undefined)[] {
  const taken = new Set<number>();
  const claim = (number: number | undefined): number | undefined => {
    if (number === undefined || taken.has(number)) return undefined;
    taken.add(number);
    return number;
  };
  const numbers = channels.map(({ wanted }) => claim(wanted));
  channels.forEach(({ earlier }, at) => {
    numbers[at] ??= claim(earlier);
  });
  const free = new FreeNumbers(taken);
  let before = 0;
  channels.forEach(({ wanted }, at) => {
    numbers[at] ??= free.after(wanted ?? before);
    before = numbers[at] ?? before;
  });
  return numbers;
}

/** Free numbers, found in about constant time however many are taken. */
class FreeNumbers {
  /** For a taken number one that is nearer to the next free one. */
  private readonly nearer = new Map<number, number>();

  constructor(taken: ReadonlySet<number>) {
    for (const number of taken) this.nearer.set(number, number + 1);
  }

  /** Takes the next free number after one, from 1 again when there is none up to 9999. */
  after(number: number): number | undefined {
    const next = this.find(number + 1);
    const found = next <= LAST_NUMBER ? next : this.find(1);
    if (found > LAST_NUMBER) return undefined;
    this.nearer.set(found, found + 1);
    return found;
  }

  private find(from: number): number {
    let number = from;
    const path: number[] = [];
    for (let next = this.nearer.get(number); next !== undefined; next = this.nearer.get(number)) {
      path.push(number);
      number = next;
    }
    for (const passed of path) this.nearer.set(passed, number);
    return number;
  }
}
