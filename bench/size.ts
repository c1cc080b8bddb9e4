import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Figure, kb } from './figures';

const BUDGET_BYTES = 430 * 1024;
const CODE = 'dist/es5/js';
const PEERS = [
  ['hls.js alone', 'node_modules/hls.js/dist/hls.min.js'],
  ['shaka alone', 'node_modules/shaka-player/dist/shaka-player.compiled.js'],
  ['video.js alone', 'node_modules/video.js/dist/video.min.js'],
] as const;

const packed = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** All code that a box has to fetch, as a web server would pack it. */
export function measureSize(): Figure[] {
  const files = readdirSync(CODE).filter((name) => name.endsWith('.js'));
  const bytes = files.reduce((sum, name) => sum + packed(join(CODE, name)), 0);
  return [
    {
      what: 'code of the es5 build',
      at: 'gzip',
      ours: kb(bytes),
      budget: kb(BUDGET_BYTES),
      peer: PEERS.map(([name, file]) => `${name} ${kb(packed(file))}`).join(', '),
      kept: bytes <= BUDGET_BYTES,
    },
  ];
}
