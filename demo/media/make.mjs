/**
 * Makes the demonstration's media: `node demo/media/make.mjs [sheet|video|audio|logos|catalogue|all] [channel…]`.
 * For developers only; needs ffmpeg, Chromium (CHROME_PATH) and the font Noto Sans CJK SC.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const out = `${root}.tmp/media`;
mkdirSync(out, { recursive: true });
await build({
  entryPoints: { make: `${here}make.ts` },
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
});
await build({ entryPoints: { page: `${here}page.ts` }, outdir: out, bundle: true, target: 'chrome110' });
const { make } = await import(pathToFileURL(`${out}/make.mjs`).href);
await make({ root, work: out, what: process.argv[2] ?? 'all', only: process.argv.slice(3) });
