/**
 * SM2 with SM3 on Node's own OpenSSL. Two traps are stepped round: a key straight from `generateKeyPairSync` signs
 * plain ECDSA (so keys go through PEM), and `crypto.sign('sm3')` takes an empty user id (so Z is put in front of
 * the message by hand). Checked against the vector of GB/T 32918.5-2017 and against a second library.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { fromDer, toDer } from './der';

/** A private key as PEM (PKCS #8) and the public key that belongs to it as 65 bytes of hex. */
export interface KeyPair {
  privatePem: string;
  publicKey: string;
}

const USER_ID = Buffer.from('1234567812345678');
/** The curve's parameters a, b, x and y of G (GB/T 32918.5-2017, A.1). */
const CURVE = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);
/** SubjectPublicKeyInfo up to the point: id-ecPublicKey on the curve 1.2.156.10197.1.301. */
const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');

export function generateKeyPair(): KeyPair {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  return { privatePem, publicKey: publicKeyOf(privatePem) };
}

export function publicKeyOf(privatePem: string): string {
  const spki = createPublicKey(createPrivateKey(privatePem)).export({ type: 'spki', format: 'der' });
  return spki.subarray(spki.length - 65).toString('hex');
}

/** Signs the UTF-8 bytes of a text. @returns r and s as 128 hex digits */
export function sign(text: string, privatePem: string): string {
  const key = createPrivateKey(privatePem);
  const z = userDigest(publicKeyOf(privatePem));
  return fromDer(createSign('sm3').update(z).update(text, 'utf8').sign(key)).toString('hex');
}

const known = new Map<string, { key: KeyObject; z: Buffer }>();
const MOST_KNOWN = 200;

/** Whether `signature` was made over the UTF-8 bytes of the text. Whatever is malformed is not. */
export function verify(text: string, signature: string, publicKey: string): boolean {
  try {
    const { key, z } = keyAndDigest(publicKey);
    return createVerify('sm3')
      .update(z)
      .update(text, 'utf8')
      .verify(key, toDer(Buffer.from(signature, 'hex')));
  } catch {
    return false;
  }
}

function keyAndDigest(publicKey: string): { key: KeyObject; z: Buffer } {
  const found = known.get(publicKey);
  if (found) return found;
  const spki = Buffer.concat([SPKI_HEAD, Buffer.from(publicKey, 'hex')]);
  const pem = `-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----\n`;
  const made = { key: createPublicKey(pem), z: userDigest(publicKey) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(publicKey, made);
  return made;
}

/** Z: the digest over who signs, which goes in front of what is signed (GB/T 32918.2-2016, 5.5). */
export function userDigest(publicKey: string, userId = USER_ID): Buffer {
  const bits = Buffer.alloc(2);
  bits.writeUInt16BE(userId.length * 8);
  return createHash('sm3')
    .update(bits)
    .update(userId)
    .update(CURVE)
    .update(Buffer.from(publicKey, 'hex').subarray(1))
    .digest();
}
