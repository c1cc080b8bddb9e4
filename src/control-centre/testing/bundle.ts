import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Where tests put what they build; ignored by git, inside the project so that packages are found. */
export const SCRATCH = join(ROOT, '.tmp', 'unit');

/** What a test's build has that no other has. */
interface BundleOptions {
  /** Another name for the built file. */
  as?: string;
  define?: Record<string, string>;
}

/**
 * Bundles one of our entry files as the build does, so that a test can run it as a process or a thread.
 *
 * @param entry path below `src/control-centre`
 * @returns path of the built file
 */
export async function bundle(entry: string, { as, define = {} }: BundleOptions = {}): Promise<string> {
  mkdirSync(SCRATCH, { recursive: true });
  const name = as ?? basename(entry).replace(/\.ts$/, '');
  const unfinished = join(SCRATCH, `${name}-${randomBytes(4).toString('hex')}.mjs`);
  await build({
    entryPoints: [join(ROOT, 'src/control-centre', entry)],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    define,
    logLevel: 'error',
  });
  // Renamed into place, since other test files build the same entry at the same time. The thread's name is
  // the one by which a bundle finds it.
  const file = join(SCRATCH, `${name}.${name === 'pgliteWorker' ? 'js' : 'mjs'}`);
  renameSync(unfinished, file);
  return file;
}
