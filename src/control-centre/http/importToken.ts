import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { AttemptBrake } from './attemptBrake';
import { HttpError } from './errors';
import { isEqual } from './isEqual';

export const IMPORT_TOKEN_FILE = 'import-token';

/** The password of our own broker's user `control-centre`, for tools. */
export const PUSH_PASSWORD_FILE = 'push-password';

/** A token from the data folder, by default that of imports; made at the first start, readable by its owner only. */
export function readOrMakeToken(dataFolder: string, file = IMPORT_TOKEN_FILE): string {
  const path = join(dataFolder, file);
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

/** Lets through who shows the token, and slows down who guesses. */
export class TokenGate {
  private readonly brake: AttemptBrake;

  constructor(
    private readonly token: string,
    now: () => number,
  ) {
    this.brake = new AttemptBrake(ATTEMPTS, 'tokens', now);
  }

  /** @throws {HttpError} 401 without the token, 429 after too many wrong ones */
  admit(request: FastifyRequest): void {
    this.brake.begin(request.ip);
    const shown = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!isEqual(shown, this.token)) {
      throw new HttpError(
        401,
        'unauthorized',
        'this needs "Authorization: Bearer <token>"; the token is in the data folder',
      );
    }
    this.brake.forgive(request.ip);
  }
}
