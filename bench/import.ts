import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import * as v from 'valibot';
import { check } from '../src/contract';
import type { Figure } from './figures';

const BUDGET_S = 20;
const BUDGET_MB = 300;

/** What the measured import prints of itself. */
const Measured = v.object({
  accepted: v.number(),
  seconds: v.number(),
  secondsAgain: v.number(),
  overBaseMb: v.number(),
  longestReadMs: v.number(),
});

/** A guide of 300,000 programmes into an empty store, in a process of its own so that memory is only its own. */
export async function measureImport(): Promise<Figure[]> {
  const programme = 'dist/server/importGuideMeasured.js';
  await build({
    entryPoints: ['src/control-centre/testing/importGuideMeasured.ts'],
    outfile: programme,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  const folder = mkdtempSync(join(tmpdir(), 'caiyun-bench-'));
  try {
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [
      programme,
      folder,
      resolve('dist/server/pgliteWorker.js'),
    ]);
    const took = check(Measured, JSON.parse(stdout), programme);
    const at = `${took.accepted} programmes`;
    return [
      {
        what: 'XMLTV import',
        at,
        ours: `${took.seconds.toFixed(1)} s, again ${took.secondsAgain.toFixed(1)} s`,
        budget: `${BUDGET_S} s`,
        peer: '',
        kept: took.seconds <= BUDGET_S,
      },
      {
        what: 'XMLTV import, memory over the base',
        at,
        ours: `${took.overBaseMb} MB`,
        budget: `${BUDGET_MB} MB`,
        peer: '',
        kept: took.overBaseMb < BUDGET_MB,
      },
      {
        what: 'XMLTV import, longest wait of a reader meanwhile',
        at,
        ours: `${took.longestReadMs} ms`,
        budget: '',
        peer: '',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
