/** SM2 with SM3 on a box: plain JavaScript without BigInt, so that it runs on Chrome 47. */
import sm2 from 'sm-crypto/src/sm2/index.js';

/** Whether `signature` (r and s as hex) was made over the UTF-8 bytes of the text. Whatever is malformed is not. */
export function verify(text: string, signature: string, publicKey: string): boolean {
  try {
    return sm2.doVerifySignature(text, signature, publicKey, { hash: true, der: false });
  } catch {
    return false;
  }
}
