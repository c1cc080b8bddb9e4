import * as v from 'valibot';
import { type Alert, LONGEST_LIFE_S, SeenAlert } from '../../contract';
import type { BoxStorage } from '../box';
import { type HistoryEntry, historyEntry, KeptHistory } from './history';
import type { Done } from './queue';

/** Characters that the memory of alerts may take in the box's store. */
const MOST_CHARACTERS = 65_536;
/** Of these, what the revisions may take; the rest is for envelopes that are still in force. */
const MOST_SEEN = 250;
const HISTORY_MOST = 50;

const Remembered = v.object({
  ...SeenAlert.entries,
  /** The highest revision that stood on the screen of this box. */
  shown: v.optional(v.number()),
  /** The highest revision that is done here: closed by the viewer, or run through. */
  done: v.optional(v.number()),
});
type Remembered = v.InferOutput<typeof Remembered>;

const Kept = v.object({
  seen: v.array(Remembered),
  /** Envelopes in force, as they came: they are judged again before they show. */
  envelopes: v.array(v.object({ id: v.string(), expires: v.number(), envelope: v.unknown() })),
});
type Kept = v.InferOutput<typeof Kept>;

/**
 * What a box remembers of alerts over restarts: which revisions it took, so that none comes back; what is in force, so
 * that it shows again at once without a network; and what there was. One value in the store each, so that it is
 * written whole or not at all; what can't be read counts as empty, and the next snapshot fills it.
 */
export class AlertMemory {
  private seenBy: Record<string, Remembered> = {};
  private kept: Kept['envelopes'];
  history: readonly HistoryEntry[];

  constructor(
    private readonly storage: BoxStorage,
    now: number,
  ) {
    const kept = storage.read('alerts', Kept);
    for (const seen of kept?.seen ?? []) if (seen.until > now) this.seenBy[seen.id] = seen;
    this.kept = (kept?.envelopes ?? []).filter(({ expires }) => expires > now);
    this.history = storage.read('alerts.history', KeptHistory) ?? [];
  }

  /** The envelopes that were in force when the box was switched off. */
  get envelopes(): readonly unknown[] {
    return this.kept.map(({ envelope }) => envelope);
  }

  seen(id: string): Readonly<Remembered> | undefined {
    return this.seenBy[id];
  }

  get done(): Done {
    const done: Record<string, number> = {};
    for (const id of Object.keys(this.seenBy)) done[id] = this.seenBy[id]!.done ?? 0;
    return done;
  }

  /** Remembers a revision that was taken, and the envelope that brought it. */
  take(alert: Alert, envelope: unknown, now: number): void {
    const { id, revision, kind, sent, expires } = alert;
    // A revision that no clock lets in any more needs no memory; until then it does, whatever its own expiry says.
    const until = Math.max(this.seenBy[id]?.until ?? 0, sent + LONGEST_LIFE_S);
    this.seenBy[id] = { ...this.seenBy[id], id, revision, kind, until };
    this.kept = this.kept.filter((other) => other.id !== id && other.expires > now);
    if (kind !== 'cancel') this.kept = this.kept.concat({ id, expires, envelope });
    const others = this.history.filter((entry) => entry.id !== id);
    this.history = [historyEntry(alert), ...others].sort((a, b) => b.sent - a.sent).slice(0, HISTORY_MOST);
    this.save();
    this.saveHistory();
  }

  shown({ id, revision }: Alert): void {
    this.mark(id, { shown: revision });
  }

  finished({ id, revision }: Alert): void {
    this.mark(id, { done: revision });
  }

  private mark(id: string, what: Partial<Remembered>): void {
    const seen = this.seenBy[id];
    if (!seen) return;
    this.seenBy[id] = { ...seen, ...what };
    this.save();
  }

  private save(): void {
    const seen = Object.keys(this.seenBy)
      .map((id) => this.seenBy[id]!)
      .sort((a, b) => b.until - a.until)
      .slice(0, MOST_SEEN);
    let room = MOST_CHARACTERS - JSON.stringify(seen).length - 100;
    const envelopes = this.kept.filter((one) => {
      const takes = JSON.stringify(one).length + 1;
      if (takes > room) return false;
      room -= takes;
      return true;
    });
    this.storage.write('alerts', { seen, envelopes });
  }

  private saveHistory(): void {
    let { history } = this;
    while (JSON.stringify(history).length > MOST_CHARACTERS) history = history.slice(0, -1);
    this.storage.write('alerts.history', history);
  }
}
