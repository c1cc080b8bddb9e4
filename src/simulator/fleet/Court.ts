import { type DivisionCode, judge, type PublicKey, type Signature, type Verdict } from '../../contract';
import { verify } from '../../sm2/node';

const MOST_KNOWN = 2000;

/**
 * Judges envelopes for all boxes of a process, with the judge that boxes have. A box verifies a text once; here thousands
 * of boxes share one processor and the same texts, so that each text is verified once for all of them.
 */
export class Court {
  private readonly known = new Map<string, boolean>();

  /** @param verified told what each verification cost, ms */
  constructor(
    private readonly roots: readonly PublicKey[],
    private readonly clockAheadMs: number,
    private readonly verified: (took: number) => void,
  ) {}

  judge(envelope: unknown, division: DivisionCode, seen: ReadonlyMap<string, number>): Verdict {
    return judge(envelope, {
      division,
      roots: this.roots,
      now: Math.floor((Date.now() + this.clockAheadMs) / 1000),
      seen: (id) => {
        const revision = seen.get(id);
        return revision === undefined ? undefined : { revision };
      },
      verify: (text, signature, key) => this.verify(text, signature, key),
    });
  }

  private verify(text: string, signature: Signature, key: PublicKey): boolean {
    const name = `${key} ${signature} ${text}`;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const began = performance.now();
    const holds = verify(text, signature, key);
    this.verified(performance.now() - began);
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(name, holds);
    return holds;
  }
}
