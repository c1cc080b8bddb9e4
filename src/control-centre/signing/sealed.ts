import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import * as v from 'valibot';

/** A secret, encrypted: AES-256-GCM under a key that scrypt makes of a passphrase. All but the cost is base64. */
export const Sealed = v.object({
  salt: v.string(),
  /** scrypt's N. */
  cost: v.pipe(v.number(), v.integer(), v.minValue(2 ** 14), v.maxValue(2 ** 20)),
  nonce: v.string(),
  tag: v.string(),
  text: v.string(),
});
export type Sealed = v.InferOutput<typeof Sealed>;

/** A sealed secret does not open: the passphrase is another, or the file has been touched. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const COST = 2 ** 15;
const MEMORY = 2 ** 30;
const derive = promisify<string, Buffer, number, { N: number; maxmem: number }, Buffer>(scrypt);

/** Opens and closes secrets with one passphrase. The keys that were made of it are kept: each takes 0.1 s. */
export class Seal {
  private readonly keys = new Map<string, Promise<Buffer>>();

  constructor(private readonly passphrase: string) {}

  /** @param bound what the secret belongs to: it opens only together with the same */
  async close(secret: string, bound: string, salt = randomBytes(16).toString('base64')): Promise<Sealed> {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', await this.key(salt, COST), nonce).setAAD(
      Buffer.from(bound),
    );
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    const base64 = (bytes: Buffer) => bytes.toString('base64');
    return { salt, cost: COST, nonce: base64(nonce), tag: base64(cipher.getAuthTag()), text: base64(text) };
  }

  /** @throws {SealError} when the passphrase, or what it is bound to, is another */
  async open({ salt, cost, nonce, tag, text }: Sealed, bound: string): Promise<string> {
    const key = await this.key(salt, cost);
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), {
        authTagLength: 16,
      })
        .setAAD(Buffer.from(bound))
        .setAuthTag(Buffer.from(tag, 'base64'));
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]).toString('utf8');
    } catch {
      throw new SealError('a key does not open: the passphrase is another one, or its file has been changed');
    }
  }

  private key(salt: string, cost: number): Promise<Buffer> {
    const name = `${cost} ${salt}`;
    const known = this.keys.get(name);
    if (known) return known;
    const made = derive(this.passphrase, Buffer.from(salt, 'base64'), 32, { N: cost, maxmem: MEMORY });
    this.keys.set(name, made);
    return made;
  }
}
