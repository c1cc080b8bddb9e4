import type { Authorisation, Authority, Envelope, PublicKey } from '../../contract';

/** An authority in whose name this installation can alert, and what its key may do. */
export interface SigningAuthority {
  authority: Authority;
  grant: Authorisation;
}

/** Who signs alerts. A hardware module can stand in for the keys in the data folder. */
export interface Signer {
  /** Every authority whose key is here, whether or not it has run out. */
  authorities(): Promise<readonly SigningAuthority[]>;
  /** The keys that boxes of this installation believe. */
  roots(): Promise<readonly PublicKey[]>;
  /**
   * Signs the UTF-8 bytes of an alert's text with the key of an authority.
   *
   * @throws {NoKeyError} when there is no key of that authority
   */
  sign(authority: Pick<Authority, 'division' | 'code'>, text: string): Promise<Envelope>;
}

/** There is no key of an authority here. */
export class NoKeyError extends Error {
  override readonly name = 'NoKeyError';

  constructor({ division, code }: Pick<Authority, 'division' | 'code'>) {
    super(`there is no key of ${code} ${division} here: an operator of the system has to add it`);
  }
}
