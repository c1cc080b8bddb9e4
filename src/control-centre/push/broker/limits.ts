/** What one broker takes upon itself. */
export interface Limits {
  /** Connections at once. */
  clients: number;
  /** Share of them that may be without a name, so that enrolled boxes always find a place. */
  anonymousShare: number;
  /** New connections a second in the long run, and at once: a herd after a blackout must not delay an alert. */
  connectsPerSecond: number;
  connectBurst: number;
  /** Longest packet that a client may send, bytes. */
  packetBytes: number;
  /** Bytes that may wait for a client that does not read, beyond the message that is being sent. */
  backlogBytes: number;
  /** From the opened socket to CONNECT. */
  helloMs: number;
  /** Messages a minute from one client, the control centre's own excepted. */
  messagesPerMinute: number;
  subscriptions: number;
}

export const LIMITS: Limits = {
  clients: 50_000,
  anonymousShare: 0.5,
  connectsPerSecond: 1000,
  connectBurst: 2000,
  packetBytes: 65_536,
  backlogBytes: 2 ** 20,
  helloMs: 10_000,
  messagesPerMinute: 300,
  subscriptions: 32,
};

/** So many a second in the long run, some more at once. */
export class Allowance {
  private left: number;
  private at: number;

  constructor(
    private readonly perSecond: number,
    private readonly most: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.left = most;
    this.at = now();
  }

  /** Takes one; false when none is left. */
  take(): boolean {
    const now = this.now();
    this.left = Math.min(this.most, this.left + ((now - this.at) / 1000) * this.perSecond);
    this.at = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
