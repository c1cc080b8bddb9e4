import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PASSPHRASE_FILE = 'keys-passphrase';

/**
 * What the keys are sealed with: KEYS_PASSPHRASE, else a random one from the data folder, made there the first time
 * and readable by its owner only.
 */
export function readOrMakePassphrase(dataFolder: string, fromEnvironment: string | undefined): string {
  if (fromEnvironment) return fromEnvironment;
  const path = join(dataFolder, PASSPHRASE_FILE);
  mkdirSync(dataFolder, { recursive: true });
  try {
    const passphrase = randomBytes(32).toString('base64url');
    writeFileSync(path, `${passphrase}\n`, { mode: 0o600, flag: 'wx' });
    return passphrase;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
