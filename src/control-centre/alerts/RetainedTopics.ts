import type { Kysely } from 'kysely';
import { alertTopic, type DivisionCode, divisionOfTopic } from '../../contract';
import type { Push } from '../push';
import type { Schema } from '../store';
import { readActive, snapshotOf } from './activeAlerts';
import { secondsOf } from './alertRows';

/** The snapshots that the broker retains: each is what the store says is active in its division. */
export class RetainedTopics {
  /** @param now ms since 1970 */
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly push: Push,
    private readonly now: () => number,
  ) {}

  /**
   * Sets topics to what the store says, until it says what was set: another process may have set an older state
   * between our reading and our writing.
   */
  async set(divisions: readonly DivisionCode[], afterEach: () => void): Promise<void> {
    const set = new Map<DivisionCode, string>();
    for (;;) {
      const active = await readActive(this.db, secondsOf(this.now()), divisions);
      const wanted = divisions.map((division) => ({ division, payload: snapshotOf(active, division) }));
      const changed = wanted.filter(
        ({ division, payload }) => set.get(division) !== (payload?.toString('utf8') ?? ''),
      );
      if (changed.length === 0) return;
      for (const { division, payload } of changed) {
        await this.push.publish(alertTopic(division), payload);
        set.set(division, payload?.toString('utf8') ?? '');
        afterEach();
      }
    }
  }

  /** Compares all that the broker retains with the store, and mends the difference. */
  async mend(): Promise<void> {
    const { push } = this;
    const held = new Map<DivisionCode, Buffer>();
    for (const [topic, payload] of await push.retained()) {
      const division = divisionOfTopic(topic);
      if (division === undefined) await push.publish(topic, undefined);
      else held.set(division, payload);
    }
    const active = await readActive(this.db, secondsOf(this.now()));
    const differing = [...new Set([...active.keys(), ...held.keys()])].filter((division) => {
      const wanted = snapshotOf(active, division);
      const there = held.get(division);
      return wanted === undefined || there === undefined || !wanted.equals(there);
    });
    if (differing.length > 0) await this.set(differing, () => undefined);
  }
}
