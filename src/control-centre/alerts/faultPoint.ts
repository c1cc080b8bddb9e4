import { existsSync, readFileSync, rmSync } from 'node:fs';

/** Set when the programme is bundled; nothing but a bundle made for tests sets it to true. */
declare const __FAULT_POINTS__: boolean | undefined;

/** The steps from an approval to a published alert after which a test ends the process. */
export const FAULT_POINTS = [
  'approved',
  'signed',
  'stored',
  'published-first',
  'published-all',
  'done',
] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

/**
 * Ends the process without a word at the point that the file FAULT_FILE names, once; in any build but a test's it is
 * nothing.
 */
export function faultPoint(name: FaultPoint): void {
  if (typeof __FAULT_POINTS__ === 'undefined' || !__FAULT_POINTS__) return;
  const file = process.env['FAULT_FILE'];
  if (!file || !existsSync(file) || readFileSync(file, 'utf8') !== name) return;
  rmSync(file);
  process.kill(process.pid, 'SIGKILL');
}
