import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ImportReport } from '../../contract';
import { IssueList, linesOf, type Source, textOf } from '../intake';
import { asOnlyImport, type Schema, type Store, setRevision } from '../store';
import { newChannelId } from './channelId';
import { type Identifiable, matchChannels } from './identity';
import { assignNumbers } from './numbering';
import { MAX_LINE, type PlaylistEntry, readPlaylist } from './playlistReader';

const MAX_PLAYLIST_BYTES = 64 * 2 ** 20;
const ROWS_IN_A_STATEMENT = 1000;

/** A channel as it is stored, without what only the database needs to know. */
interface StoredChannel extends Identifiable {
  id: string;
  number: number;
  offered: boolean;
  /** All of the channel in a fixed order, to tell whether it has changed. */
  fingerprint: string;
}

/**
 * Takes a playlist in as the line-up: what it names is offered, what it no longer names is not. It is one
 * transaction; a source that is no playlist changes nothing.
 *
 * @throws {RefusedError} when the source is no playlist, or can't be read
 * @throws {ImportBusyError} when another playlist is being imported
 */
export async function importPlaylist(
  store: Store,
  source: Source,
  signal?: AbortSignal,
): Promise<ImportReport> {
  const began = performance.now();
  const issues = new IssueList();
  return asOnlyImport(store.db, 'playlist', async () => {
    const lines = linesOf(textOf(source, { maxBytes: MAX_PLAYLIST_BYTES }, signal), MAX_LINE);
    const entries = await readPlaylist(lines, issues, source.baseUrl);
    signal?.throwIfAborted();
    const counts = await store.db.transaction().execute((db) => replaceLineup(db, entries, issues));
    return {
      kind: 'playlist',
      ...counts,
      issues: issues.listed(),
      moreIssues: issues.more,
      seconds: (performance.now() - began) / 1000,
    };
  });
}

async function replaceLineup(db: Kysely<Schema>, entries: PlaylistEntry[], issues: IssueList) {
  const known = await readStored(db);
  const matches = matchChannels(entries, known);
  const numbers = assignNumbers(
    entries.map(({ number }, at) => ({ wanted: number, earlier: matches[at]?.number })),
  );
  const ids = new Set(known.map(({ id }) => id));
  const rows: ChannelRow[] = [];
  const unchanged = new Set<string>();
  let added = 0;
  entries.forEach((entry, at) => {
    const number = numbers[at];
    const match = matches[at];
    if (number === undefined) {
      issues.add(entry.line, 'no channel number is left for it');
      return;
    }
    const id = match?.id ?? newChannelId(entry.tvgId, entry.matchName, ids);
    ids.add(id);
    const row = rowOf(id, number, entry);
    if (!match?.offered) added += 1;
    else if (match.fingerprint === fingerprint(row)) unchanged.add(id);
    rows.push(row);
  });
  const named = new Set(rows.map(({ id }) => id));
  const left = known.filter(({ id, offered }) => offered && !named.has(id)).map(({ id }) => id);
  const changed = rows.filter(({ id }) => !unchanged.has(id));
  if (changed.length > 0 || left.length > 0) await write(db, changed, left);
  const revision = lineupRevision(rows);
  await setRevision(db, 'lineup', revision);
  // What channels the guide speaks of has changed with them.
  if (added > 0 || left.length > 0) await setRevision(db, 'guide', `${revision}-${Date.now().toString(36)}`);
  return { accepted: rows.length, added, updated: changed.length - added, removed: left.length, revision };
}

/** A channel as JSON for the statement that writes it. */
interface ChannelRow {
  id: string;
  number: number;
  name: string;
  match_name: string;
  tvg_id: string;
  tvg_name: string;
  logo: string | null;
  groups: string[];
  radio: boolean;
  sources: string[];
  catchup: PlaylistEntry['catchup'] | null;
  areas: string[];
}

function rowOf(id: string, number: number, entry: PlaylistEntry): ChannelRow {
  return {
    id,
    number,
    name: entry.name,
    match_name: entry.matchName,
    tvg_id: entry.tvgId,
    tvg_name: entry.tvgName,
    logo: entry.logo ?? null,
    groups: entry.groups,
    radio: entry.radio,
    sources: entry.sources,
    catchup: entry.catchup ?? null,
    areas: entry.areas,
  };
}

async function readStored(db: Kysely<Schema>): Promise<StoredChannel[]> {
  const channels = await db.selectFrom('channel').selectAll().orderBy('number').orderBy('id').execute();
  return channels.map(({ offered, ...row }) => ({
    id: row.id,
    number: row.number,
    offered,
    tvgId: row.tvg_id,
    name: row.name,
    matchName: row.match_name,
    sources: row.sources,
    fingerprint: fingerprint(row),
  }));
}

async function write(db: Kysely<Schema>, changed: ChannelRow[], left: string[]): Promise<void> {
  // Numbers are unique among the channels on offer, and may pass from one to another: so all that change leave
  // the offer first.
  const leaving = [...left, ...changed.map(({ id }) => id)];
  await sql`update channel set offered = false
    where id in (select json_array_elements_text(${JSON.stringify(leaving)}::json))`.execute(db);
  for (let at = 0; at < changed.length; at += ROWS_IN_A_STATEMENT) {
    const rows = JSON.stringify(changed.slice(at, at + ROWS_IN_A_STATEMENT));
    await sql`
      insert into channel (id, number, name, match_name, tvg_id, tvg_name, logo, groups, radio, sources, catchup,
        areas, offered)
      select id, number, name, match_name, tvg_id, tvg_name, logo, groups, radio, sources, catchup, areas, true
      from json_to_recordset(${rows}::json) as row (id text, number integer, name text, match_name text,
        tvg_id text, tvg_name text, logo text, groups jsonb, radio boolean, sources jsonb, catchup jsonb,
        areas jsonb)
      on conflict (id) do update set number = excluded.number, name = excluded.name,
        match_name = excluded.match_name, tvg_id = excluded.tvg_id, tvg_name = excluded.tvg_name,
        logo = excluded.logo, groups = excluded.groups, radio = excluded.radio, sources = excluded.sources,
        catchup = excluded.catchup, areas = excluded.areas, offered = true`.execute(db);
  }
}

function fingerprint(
  row: Omit<ChannelRow, 'catchup'> & { catchup?: ChannelRow['catchup'] | undefined },
): string {
  const { catchup } = row;
  return JSON.stringify([
    row.number,
    row.name,
    row.tvg_id,
    row.tvg_name,
    row.logo,
    row.groups,
    row.radio,
    row.sources,
    catchup ? [catchup.mode, catchup.source, catchup.days, catchup.correction ?? 0] : null,
    row.areas,
  ]);
}

/** Drawn from the content, so that the same playlist has the same revision again. */
function lineupRevision(rows: ChannelRow[]): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row.id}${fingerprint(row)}\n`);
  return hash.digest('hex').slice(0, 16);
}
