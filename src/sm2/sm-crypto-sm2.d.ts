/** The part of sm-crypto that a box needs: its index brings SM4 along. */
declare module 'sm-crypto/src/sm2/index.js' {
  import type { sm2 } from 'sm-crypto';

  const part: Pick<typeof sm2, 'doVerifySignature'>;
  export default part;
}
