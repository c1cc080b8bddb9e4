import { randomBytes, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { HttpError } from './errors';

export const IMPORT_TOKEN_FILE = 'import-token';

/**
 * The token that imports need, from the data folder; made there at the first start, readable by its owner only.
 */
export function readOrMakeToken(dataFolder: string): string {
  const path = join(dataFolder, IMPORT_TOKEN_FILE);
  try {
    const token = randomBytes(32).toString('base64url');
    fs.writeFileSync(path, `${token}\n`, { mode: 0o600, flag: 'wx' });
    return token;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return fs.readFileSync(path, 'utf8').trim();
}

const ATTEMPTS = 10;
const WINDOW_MS = 60_000;

/** Lets through who shows the token, and slows down who guesses. */
export class TokenGate {
  private readonly failures = new Map<string, number>();
  private windowBegan = 0;

  constructor(
    private readonly token: string,
    private readonly now: () => number,
  ) {}

  /** @throws {HttpError} 401 without the token, 429 after too many wrong ones */
  admit(request: FastifyRequest): void {
    if (this.now() - this.windowBegan > WINDOW_MS) {
      this.failures.clear();
      this.windowBegan = this.now();
    }
    const failed = this.failures.get(request.ip) ?? 0;
    if (failed >= ATTEMPTS) {
      throw new HttpError(429, 'too-many-attempts', 'too many wrong tokens; wait a minute', WINDOW_MS / 1000);
    }
    const shown = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (isEqual(shown, this.token)) return;
    this.failures.set(request.ip, failed + 1);
    throw new HttpError(
      401,
      'unauthorized',
      'imports need "Authorization: Bearer <token>"; it is in the data folder',
    );
  }
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
