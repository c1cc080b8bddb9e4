import { type AlertPage, restOf } from './pages';

/** Turns the pages of an alert by itself, and when the viewer wishes. */
export class PageTurner {
  private pages: readonly AlertPage[] = [];
  private index = 0;
  private timer: number | undefined;

  /** @param show shows a page; `number` counts from 1 */
  constructor(private readonly show: (page: AlertPage, number: number, count: number) => void) {}

  get count(): number {
    return this.pages.length;
  }

  /** @param keep goes on where the viewer was: the same alert says something new */
  open(pages: readonly AlertPage[], keep = false): void {
    this.pages = pages;
    this.index = keep && this.index < pages.length ? this.index : 0;
    this.turn(0);
  }

  turn(by: -1 | 0 | 1): void {
    window.clearTimeout(this.timer);
    const { count } = this;
    if (count === 0) return;
    this.index = (this.index + by + count) % count;
    const page = this.pages[this.index]!;
    this.show(page, this.index + 1, count);
    if (count > 1) this.timer = window.setTimeout(() => this.turn(1), restOf(page));
  }

  stop(): void {
    window.clearTimeout(this.timer);
    this.pages = [];
  }
}
