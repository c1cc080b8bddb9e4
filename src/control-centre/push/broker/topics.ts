import { hasWildcard, matches } from './access';

/** Who subscribed to what, and what is retained. */
export class Topics<Subscriber> {
  private readonly exact = new Map<string, Set<Subscriber>>();
  private readonly wild = new Map<string, Set<Subscriber>>();
  private readonly kept = new Map<string, Buffer>();

  subscribe(filter: string, subscriber: Subscriber): void {
    const table = this.tableOf(filter);
    const subscribers = table.get(filter);
    if (subscribers) subscribers.add(subscriber);
    else table.set(filter, new Set([subscriber]));
  }

  unsubscribe(filter: string, subscriber: Subscriber): void {
    const table = this.tableOf(filter);
    const subscribers = table.get(filter);
    subscribers?.delete(subscriber);
    if (subscribers?.size === 0) table.delete(filter);
  }

  /** Each subscriber of a topic, once. */
  *subscribersOf(topic: string): Iterable<Subscriber> {
    const exact = this.exact.get(topic);
    if (exact) yield* exact;
    if (this.wild.size === 0) return;
    const more = new Set<Subscriber>();
    for (const [filter, subscribers] of this.wild) {
      if (matches(filter, topic)) for (const one of subscribers) if (!exact?.has(one)) more.add(one);
    }
    yield* more;
  }

  /** Keeps a message for those who subscribe later; an empty one clears the topic (MQTT 3.1.1, 3.3.1.3). */
  retain(topic: string, payload: Buffer): void {
    if (payload.length > 0) this.kept.set(topic, payload);
    else this.kept.delete(topic);
  }

  /** What is retained under a filter. */
  retainedUnder(filter: string): [topic: string, payload: Buffer][] {
    if (hasWildcard(filter)) return [...this.kept].filter(([topic]) => matches(filter, topic));
    const payload = this.kept.get(filter);
    return payload ? [[filter, payload]] : [];
  }

  private tableOf(filter: string): Map<string, Set<Subscriber>> {
    return hasWildcard(filter) ? this.wild : this.exact;
  }
}
