/** Set when the programme is bundled; nothing but a bundle made for tests sets it to true. */
declare const __FAULT_POINTS__: boolean | undefined;

/** The steps from an approval to a published alert after which a test ends the process. */
export type FaultPoint = 'approved' | 'signed' | 'stored' | 'published-first' | 'published-all' | 'done';

/** Ends the process without a word at the point that FAULT_POINT names; in any build but a test's it is nothing. */
export function faultPoint(name: FaultPoint): void {
  if (typeof __FAULT_POINTS__ === 'undefined' || !__FAULT_POINTS__) return;
  if (process.env['FAULT_POINT'] === name) process.kill(process.pid, 'SIGKILL');
}
