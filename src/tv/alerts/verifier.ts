import * as v from 'valibot';
import { PublicKey, Signature } from '../../contract';
import { verify } from '../../sm2/box';
import type { BoxStorage } from '../box';

const Proven = v.object({ text: v.string(), signature: Signature, key: PublicKey });
type Proven = v.InferOutput<typeof Proven>;

/** Signatures that are remembered in memory: each snapshot brings again what was judged before. */
const REMEMBERED = 256;
/** Authorisations that are remembered over restarts. */
const KEPT = 6;
const KEPT_CHARACTERS = 16_384;

/** GB/T 32918.5-2017, A.2: the example of a signature on the recommended curve. */
const KNOWN = {
  text: 'message digest',
  key:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  signature:
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
    'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
};

/** Verifies signatures, and does so once: on a slow box one takes up to half a second. */
export interface Verifier {
  verify(text: string, signature: string, key: string): boolean;
  /** Verifies a signature whose answer is known, so that the first real one is as fast as any. */
  warmUp(): boolean;
}

/**
 * @param isRoot whether a key is one that signs authorisations: these are remembered over restarts
 * @param slow the verification itself
 */
export function createVerifier(
  storage: BoxStorage,
  isRoot: (key: string) => boolean,
  slow: typeof verify = verify,
): Verifier {
  let proven: readonly Proven[] = storage.read('alerts.authorisations', v.array(Proven)) ?? [];

  function keep(one: Proven): void {
    proven = [one, ...proven].slice(0, REMEMBERED);
    if (!isRoot(one.key)) return;
    const grants = proven.filter(({ key }) => isRoot(key)).slice(0, KEPT);
    if (JSON.stringify(grants).length <= KEPT_CHARACTERS) storage.write('alerts.authorisations', grants);
  }

  return {
    verify(text, signature, key) {
      const known = proven.some((one) => one.signature === signature && one.key === key && one.text === text);
      if (known) return true;
      const holds = slow(text, signature, key);
      if (holds) keep({ text, signature, key });
      return holds;
    },
    warmUp: () => slow(KNOWN.text, KNOWN.signature, KNOWN.key),
  };
}
