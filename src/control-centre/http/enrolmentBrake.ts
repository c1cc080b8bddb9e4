import { isIPv6 } from 'node:net';
import { HttpError } from './errors';

/** A district behind one address may enrol at once after it has been connected; a flood may not fill the store. */
const AT_ONCE = 1000;
const PER_SECOND = 5;
const MOST_ADDRESSES = 10_000;
/** What one customer gets of IPv6 is a /64: four of its eight groups. */
const GROUPS = 4;

/** Lets boxes enrol so fast and no faster, by address. This machine itself may as fast as it likes. */
export class EnrolmentBrake {
  private readonly addresses = new Map<string, { left: number; at: number }>();

  constructor(private readonly now: () => number) {}

  /** @throws {HttpError} 429 when too many came from an address */
  admit(address: string): void {
    const plain = address.replace(/^::ffff:/, '');
    if (plain === '::1' || plain.startsWith('127.')) return;
    const network = isIPv6(plain) ? plain.split(':', GROUPS).join(':') : plain;
    const now = this.now();
    const before = this.addresses.get(network);
    const left = before ? Math.min(AT_ONCE, before.left + ((now - before.at) / 1000) * PER_SECOND) : AT_ONCE;
    if (left < 1) {
      throw new HttpError(429, 'too-many-boxes', 'too many boxes enrol from this address; wait a minute', 60);
    }
    // Those that came last are kept: delete and set moves an address to the end.
    this.addresses.delete(network);
    this.addresses.set(network, { left: left - 1, at: now });
    if (this.addresses.size > MOST_ADDRESSES) this.addresses.delete(this.addresses.keys().next().value!);
  }
}
