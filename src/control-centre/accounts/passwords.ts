import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Turns } from './turns';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** Cost of a password: N = 2^15, r = 8, p = 3, as OWASP's cheat sheet of 2024 has it; 32 MB and some 0.2 s. */
const LOG_N = 15;
const BLOCK = 8;
const LANES = 3;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Each takes a thread of Node's few and its memory. */
const turns = new Turns(2, 60);

/** `$scrypt$ln=15,r=8,p=3$salt$hash` (PHC string format), so that other costs or methods can follow. */
const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
const phc = (salt: Buffer, hash: Buffer) =>
  `$scrypt$ln=${LOG_N},r=${BLOCK},p=${LANES}$${bare(salt)}$${bare(hash)}`;

/** The hash of no password: checking against it takes as long as any other, and never succeeds. */
const NOBODYS = phc(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));

interface Cost {
  logN: number;
  block: number;
  lanes: number;
}

function hashed(password: string, salt: Buffer, bytes: number, { logN, block, lanes }: Cost) {
  const N = 2 ** logN;
  // The same password typed on another keyboard may come as other code points.
  return turns.take(() =>
    derive(password.normalize('NFKC'), salt, bytes, { N, r: block, p: lanes, maxmem: 256 * N * block }),
  );
}

/** @throws {AccountError} 'overloaded' when too many passwords are being worked on */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return phc(salt, await hashed(password, salt, HASH_BYTES, { logN: LOG_N, block: BLOCK, lanes: LANES }));
}

/**
 * Whether a password is the right one. Takes as long where there is none to compare it with.
 *
 * @throws {AccountError} 'overloaded' when too many passwords are being worked on
 */
export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const parts = PHC.exec(kept ?? NOBODYS);
  if (!parts) throw new Error('a kept password is not in PHC form');
  const [logN, block, lanes] = parts.slice(1, 4).map(Number) as [number, number, number];
  const hash = Buffer.from(parts[5]!, 'base64');
  const salt = Buffer.from(parts[4]!, 'base64');
  return timingSafeEqual(await hashed(password, salt, hash.length, { logN, block, lanes }), hash);
}
