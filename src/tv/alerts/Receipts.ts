import type { Alert, Receipt, RejectReason, Stage } from '../../contract';
import type { Clock } from '../box';

/** Receipts that are due within this of one another go together. */
const TOGETHER_MS = 1000;
const BATCH_MOST = 100;
/** Receipts that wait for a way to the control centre at most; the oldest give way. */
const WAITING_MOST = 500;
/** Rejections of what is too broken to have a name: one in this time, however many come. */
const NAMELESS_MS = 60_000;
/** Spread of the rejection of what could not be read, and so names none, seconds. */
const DEFAULT_SPREAD_S = 5;
/** Receipts that are remembered as sent. */
const TOLD_MOST = 1000;

interface Due {
  receipt: Receipt;
  /** ms on the box's own clock. */
  at: number;
}

/** What this box reports of alerts: each thing once, not at once but spread, and together where that is possible. */
export class Receipts {
  private due: Due[] = [];
  private told: Record<string, boolean> = {};
  private toldCount = 0;
  private lastNameless = Number.NEGATIVE_INFINITY;
  private timer: number | undefined;

  /**
   * @param send takes a batch and says whether it has a way for it
   * @param own the box's own clock, ms
   */
  constructor(
    private readonly clock: Clock,
    private readonly send: (batch: Receipt[]) => boolean,
    private readonly random: () => number = Math.random,
    private readonly own: () => number = Date.now,
  ) {}

  /** Something became of an alert on this box. */
  add(stage: Exclude<Stage, 'rejected'>, { id, revision, spread }: Alert): void {
    this.put({ alert: id, revision, stage, at: this.clock.now() }, spread);
  }

  /** An envelope was not shown. */
  reject(reason: RejectReason, id = '', revision = 0): void {
    if (id === '') {
      if (this.own() - this.lastNameless < NAMELESS_MS) return;
      this.lastNameless = this.own();
    }
    const receipt: Receipt = { alert: id, revision, stage: 'rejected', reason, at: this.clock.now() };
    this.put(receipt, DEFAULT_SPREAD_S);
  }

  /** There is a way to the control centre now: what waited goes out. */
  flush(): void {
    window.clearTimeout(this.timer);
    const now = this.own();
    const ready = this.due.filter(({ at }) => at <= now + TOGETHER_MS).slice(0, BATCH_MOST);
    if (ready.length > 0 && ready.some(({ at }) => at <= now)) {
      if (!this.send(ready.map(({ receipt }) => receipt))) return;
      this.due = this.due.filter((one) => ready.indexOf(one) < 0);
    }
    if (this.due.length === 0) return;
    const next = Math.min(...this.due.map(({ at }) => at));
    this.timer = window.setTimeout(() => this.flush(), Math.max(0, next - now));
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }

  private put(receipt: Receipt, spread: number): void {
    const { alert, revision, stage, reason } = receipt;
    const key = `${alert} ${revision} ${stage} ${reason ?? ''}`;
    if (alert !== '') {
      if (this.told[key]) return;
      if (++this.toldCount > TOLD_MOST) {
        this.told = {};
        this.toldCount = 1;
      }
      this.told[key] = true;
    }
    const at = this.own() + this.random() * spread * 1000;
    this.due = this.due.concat({ receipt, at }).slice(-WAITING_MOST);
    this.flush();
  }
}
