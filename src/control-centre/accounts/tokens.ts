import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody guesses: 32 random bytes, 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of it. A random token needs no slow hash. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
