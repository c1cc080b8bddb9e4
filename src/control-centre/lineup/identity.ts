/** What tells one channel from another, in the playlist and in the store. */
export interface Identifiable {
  tvgId: string;
  name: string;
  matchName: string;
  sources: readonly string[];
}

type Keys<Item> = (item: Item) => readonly string[];

/**
 * Finds for every entry of a playlist the channel that it was before, so that it keeps its id and a viewer's
 * favourites survive: by tvg-id, name as written, name as compared, address (each where it is unique on both
 * sides), and at last by equal names in order.
 *
 * @returns the earlier channel of each entry, undefined for a new one; no channel is given twice
 */
export function matchChannels<Entry extends Identifiable, Known extends Identifiable>(
  entries: readonly Entry[],
  known: readonly Known[],
): (Known | undefined)[] {
  const matches: (Known | undefined)[] = entries.map(() => undefined);
  const free = new Set(known);

  function pass(keysOf: Keys<Identifiable>, mayRepeat: boolean): void {
    const waiting = byKey(
      entries.map((entry, at) => ({ entry, at })).filter(({ at }) => !matches[at]),
      ({ entry }) => keysOf(entry),
    );
    const candidates = byKey([...free], keysOf);
    for (const [key, places] of waiting) {
      const channels = candidates.get(key) ?? [];
      if (!mayRepeat && (places.length > 1 || channels.length > 1)) continue;
      for (const { entry, at } of places) {
        const channel = channels.find((one) => free.has(one) && (!mayRepeat || mayBeTheSame(one, entry)));
        if (matches[at] || !channel) continue;
        matches[at] = channel;
        free.delete(channel);
      }
    }
  }

  pass(({ tvgId }) => (tvgId ? [tvgId] : []), false);
  pass(({ name }) => [name], false);
  pass(({ matchName }) => [matchName], false);
  pass(({ sources }) => sources, false);
  pass(({ matchName }) => [matchName], true);
  return matches;
}

/** Among several of the same name, two different tvg-ids are two channels. */
function mayBeTheSame(one: Identifiable, other: Identifiable): boolean {
  return one.tvgId === other.tvgId || !one.tvgId || !other.tvgId;
}

function byKey<Item>(items: readonly Item[], keysOf: Keys<Item>): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
