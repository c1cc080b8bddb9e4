import { statSync } from 'node:fs';
import { Authorisation, type Authority, check, type Envelope, type PublicKey } from '../../contract';
import { sign } from '../../sm2/node';
import { type KeyEntry, type KeyRing, readRing, ringFile } from './keyFiles';
import type { Seal } from './sealed';
import { NoKeyError, type Signer, type SigningAuthority } from './signer';

type Named = Pick<Authority, 'division' | 'code'>;

export const isOf = ({ division, code }: Named, entry: KeyEntry): boolean =>
  entry.authority.division === division && entry.authority.code === code;

/** What a private key is sealed together with, so that entries can't change places. */
export const boundTo = ({ division, code }: Named, key: PublicKey): string => `${division} ${code} ${key}`;

/** Signs with the keys of the data folder. A key that is added or renewed while the control centre runs counts at once. */
export class FileSigner implements Signer {
  private ring: KeyRing = { roots: [], authorities: [] };
  private version = '';
  /** Private keys that have been opened, by public key. */
  private readonly opened = new Map<PublicKey, string>();

  constructor(
    private readonly dataFolder: string,
    private readonly seal: Seal,
  ) {}

  async authorities(): Promise<readonly SigningAuthority[]> {
    return this.current().authorities.map(({ authority, authorisation }) => ({
      authority,
      grant: check(Authorisation, JSON.parse(authorisation.text), `the authorisation of ${authority.name}`),
    }));
  }

  async roots(): Promise<readonly PublicKey[]> {
    return this.current().roots;
  }

  async sign(authority: Named, text: string): Promise<Envelope> {
    const entry = this.current().authorities.find((candidate) => isOf(authority, candidate));
    if (!entry) throw new NoKeyError(authority);
    const signature = sign(text, await this.privateKeyOf(entry));
    return { message: { text, signature }, authorisation: entry.authorisation };
  }

  /** Opens every key now, so that none has to be opened when an alert waits for it. */
  async warm(): Promise<void> {
    for (const entry of this.current().authorities) await this.privateKeyOf(entry);
  }

  private async privateKeyOf({ authority, publicKey, privateKey }: KeyEntry): Promise<string> {
    const known = this.opened.get(publicKey);
    if (known !== undefined) return known;
    const pem = await this.seal.open(privateKey, boundTo(authority, publicKey));
    this.opened.set(publicKey, pem);
    return pem;
  }

  private current(): KeyRing {
    const stat = statSync(ringFile(this.dataFolder), { throwIfNoEntry: false });
    // The file is replaced whole, so another content is another inode.
    const version = stat ? `${stat.ino} ${stat.mtimeMs}` : '';
    if (version !== this.version) {
      this.ring = readRing(this.dataFolder);
      this.version = version;
    }
    return this.ring;
  }
}
