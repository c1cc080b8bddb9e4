import { createHash } from 'node:crypto';

/**
 * A new channel's id: its tvg-id where that can stand in an address, else drawn from its name. Once given, an id
 * is only ever looked up, never computed again.
 */
export function newChannelId(tvgId: string, matchName: string, taken: ReadonlySet<string>): string {
  const base = /^[A-Za-z0-9][A-Za-z0-9._-]{0,47}$/.test(tvgId) ? tvgId : `c-${hash(matchName)}`;
  for (let turn = 1; ; turn += 1) {
    const id = turn === 1 ? base : `${base}-${turn}`;
    if (!taken.has(id)) return id;
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
