import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMPS = 'dist/.stamps';

/** Names, sizes and times of all files below the inputs: changes when one of them changes. */
function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.version);
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\0`);
  };
  for (const input of inputs) visit(input);
  return hash.digest('hex');
}

/** Runs `build` unless nothing below `inputs` has changed since it last succeeded. */
export async function unlessFresh(target, inputs, build) {
  const stamp = join(STAMPS, target);
  const now = fingerprint(inputs);
  let built;
  try {
    built = readFileSync(stamp, 'utf8');
  } catch {
    // Never built.
  }
  if (built === now) return;
  process.stdout.write(`building ${target} …\n`);
  await build();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, now);
}
