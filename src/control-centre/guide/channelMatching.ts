import { normaliseName } from '../lineup';
import type { XmltvChannel } from './xmltvReader';

/** A channel of the line-up, by what a guide may call it. */
export interface GuideTarget {
  id: string;
  tvgId: string;
  tvgName: string;
  name: string;
}

type Keys<Item> = (item: Item) => string[];
const folded = (text: string) => text.replace(/_/g, ' ').trim().toLowerCase();
const some = (...texts: string[]) => texts.filter(Boolean);

/** From the surest to the loosest: the first three are Kodi's, the others forgive spelling. */
const PASSES: { ours: Keys<GuideTarget>; theirs: Keys<Pick<XmltvChannel, 'id' | 'names'>> }[] = [
  { ours: ({ tvgId }) => some(tvgId), theirs: ({ id }) => [id] },
  { ours: ({ tvgId }) => some(tvgId.toLowerCase()), theirs: ({ id }) => [id.toLowerCase()] },
  { ours: ({ tvgName }) => some(folded(tvgName)), theirs: ({ names }) => names.map(folded) },
  { ours: ({ name }) => [folded(name)], theirs: ({ names }) => names.map(folded) },
  {
    ours: ({ name, tvgName }) => some(normaliseName(name), tvgName && normaliseName(tvgName)),
    theirs: ({ id, names }) => [...names, id].map(normaliseName),
  },
];

/**
 * Finds for each channel of the line-up its channel in a guide; one of the guide may serve several of ours.
 *
 * @returns ids of our channels by the guide's channel id
 */
export function matchGuideChannels(
  ours: readonly GuideTarget[],
  theirs: readonly Pick<XmltvChannel, 'id' | 'names'>[],
): Map<string, string[]> {
  const serves = new Map<string, string[]>();
  const waiting = new Set(ours);
  for (const pass of PASSES) {
    const byKey = new Map<string, string>();
    for (const channel of theirs) {
      for (const key of pass.theirs(channel)) if (!byKey.has(key)) byKey.set(key, channel.id);
    }
    for (const target of waiting) {
      const key = pass.ours(target).find((one) => byKey.has(one));
      const found = key !== undefined && byKey.get(key);
      if (!found) continue;
      serves.set(found, [...(serves.get(found) ?? []), target.id]);
      waiting.delete(target);
    }
  }
  return serves;
}
