import type { Catchup } from '../../contract';

/** Names of the catch-up modes as playlists write them. */
const MODES: Record<string, Catchup['mode']> = {
  default: 'default',
  append: 'append',
  shift: 'shift',
  timeshift: 'shift',
  flussonic: 'flussonic',
  'flussonic-hls': 'flussonic',
  'flussonic-ts': 'flussonic',
  fs: 'flussonic',
  xc: 'xc',
  vod: 'vod',
};

/** Modes that are nothing without a template. */
const NEEDS_SOURCE = new Set<Catchup['mode']>(['default', 'append']);
const DAYS_WHEN_UNSAID = 7;
const SECONDS_IN_HOUR = 3600;

/** An attribute that can't be read. */
export class BadCatchupError extends Error {}

/**
 * Catch-up of an entry, its own attributes before the header's. Templates are kept as they are, whichever
 * dialect they are written in: Kodi's `{utc}` or the `${(b)yyyyMMddHHmmss}` of Chinese playlists.
 *
 * @throws {BadCatchupError} with the reason in words
 */
export function catchupOf(entry: Map<string, string>, header: Map<string, string>): Catchup | undefined {
  const said = (...keys: string[]) =>
    [entry, header].flatMap((from) => keys.map((key) => from.get(key))).find((value) => value);
  const days = wholeNumber(said('catchup-days', 'tvg-rec', 'timeshift'), 'catchup-days', 0, 365);
  const name = (
    said('catchup', 'catchup-type') ?? (said('tvg-rec', 'timeshift') && days ? 'shift' : '')
  ).toLowerCase();
  if (!name || name === 'none' || name === 'disabled' || name === '0') return undefined;
  const mode = MODES[name];
  if (!mode) throw new BadCatchupError(`catchup "${name}" is not a known mode`);
  const source = said('catchup-source') ?? '';
  if (NEEDS_SOURCE.has(mode) && !source) throw new BadCatchupError(`catchup "${name}" needs catchup-source`);
  const hours = said('catchup-correction');
  const correction = Math.round(Number(hours ?? 0) * SECONDS_IN_HOUR);
  if (!Number.isFinite(correction))
    throw new BadCatchupError(`catchup-correction "${hours}" is not a number`);
  return { mode, source, days: days ?? DAYS_WHEN_UNSAID, ...(correction && { correction }) };
}

function wholeNumber(text: string | undefined, key: string, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new BadCatchupError(`${key} "${text}" is not a whole number from ${least} to ${most}`);
}
