import { normaliseName } from '../lineup';
import type { XmltvChannel } from './xmltvReader';

/** A channel of the line-up, by what a guide may call it. */
export interface GuideTarget {
  id: string;
  tvgId: string;
  tvgName: string;
  name: string;
}

type GuideChannel = Pick<XmltvChannel, 'id' | 'names'>;

const folded = (text: string) => text.replace(/_/g, ' ').trim().toLowerCase();
const some = (...texts: string[]) => texts.filter(Boolean);

/** From the surest to the loosest: the first four are Kodi's, the last forgives spelling. */
const PASSES: { ours: (target: GuideTarget) => string[]; theirs: (channel: GuideChannel) => string[] }[] = [
  { ours: ({ tvgId }) => some(tvgId), theirs: ({ id }) => [id] },
  { ours: ({ tvgId }) => some(tvgId.toLowerCase()), theirs: ({ id }) => [id.toLowerCase()] },
  { ours: ({ tvgName }) => some(folded(tvgName)), theirs: ({ names }) => names.map(folded) },
  { ours: ({ name }) => [folded(name)], theirs: ({ names }) => names.map(folded) },
  {
    ours: ({ name, tvgName }) => some(normaliseName(name), tvgName && normaliseName(tvgName)),
    theirs: ({ id, names }) => [...names, id].map(normaliseName),
  },
];

/** Finds for the channels of a line-up their channels in a guide. */
export class GuideMatcher {
  /** Of each pass, the keys of every target. */
  private readonly keys: Map<GuideTarget, string[]>[];
  /** Of each pass, all keys together. */
  private readonly wanted: Set<string>[];

  constructor(private readonly targets: readonly GuideTarget[]) {
    this.keys = PASSES.map((pass) => new Map(targets.map((target) => [target, pass.ours(target)])));
    this.wanted = this.keys.map((ofTargets) => new Set([...ofTargets.values()].flat()));
  }

  /** Whether a channel could serve any of ours, as long as no other serves it better. */
  mayServe(channel: GuideChannel): boolean {
    return PASSES.some((pass, at) => pass.theirs(channel).some((key) => this.wanted[at]!.has(key)));
  }

  /**
   * Decides between all channels of a guide; one of them may serve several of ours.
   *
   * @returns ids of our channels by the guide's channel id
   */
  decide(channels: readonly GuideChannel[]): Map<string, string[]> {
    const serves = new Map<string, string[]>();
    const waiting = new Set(this.targets);
    PASSES.forEach((pass, at) => {
      const byKey = new Map<string, string>();
      for (const channel of channels) {
        for (const key of pass.theirs(channel)) if (!byKey.has(key)) byKey.set(key, channel.id);
      }
      for (const target of waiting) {
        const key = this.keys[at]!.get(target)!.find((one) => byKey.has(one));
        if (key === undefined) continue;
        const found = byKey.get(key)!;
        serves.set(found, [...(serves.get(found) ?? []), target.id]);
        waiting.delete(target);
      }
    });
    return serves;
  }
}
