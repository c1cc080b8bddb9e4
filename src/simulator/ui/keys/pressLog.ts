import type { KeyName } from '../../../contract';

/** A key as it was sent, and what the box made of it. */
export interface Press {
  /** Counts up; tells presses of the same key apart. */
  serial: number;
  sent: KeyName;
  code: number;
  /** What the box says that it heard: a key, or that it does not know the code; nothing while it is silent. */
  heard: KeyName | 'unknown' | undefined;
}

/** Newest first. */
export type PressLog = readonly Press[];
export const LOG_LENGTH = 12;

export function logSent(log: PressLog, sent: KeyName, code: number): PressLog {
  const serial = (log[0]?.serial ?? 0) + 1;
  return [{ serial, sent, code, heard: undefined }, ...log].slice(0, LOG_LENGTH);
}

/** Notes a box's answer with the oldest press of that code that is still without one. */
export function logHeard(log: PressLog, code: number, name: KeyName | undefined): PressLog {
  const open = log.filter((press) => press.code === code && press.heard === undefined).pop();
  if (!open) return log;
  return log.map((press) => (press === open ? { ...press, heard: name ?? 'unknown' } : press));
}
