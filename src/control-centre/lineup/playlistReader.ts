import { type Catchup, type DivisionCode, padCode } from '../../contract';
import { type IssueList, type Line, RefusedError } from '../intake';
import { BadCatchupError, catchupOf } from './catchup';
import { normaliseName } from './channelName';
import { type ExtInf, headerAttributes, parseExtInf } from './extinf';

/** A line longer than this is no part of a playlist. */
export const MAX_LINE = 64 * 1024;
/** Entries that are read at all; a line-up can't hold more than 9,999. */
const MAX_ENTRIES = 50_000;
const MAX_NAME = 200;
const MAX_ADDRESS = 4096;
const MAX_NUMBER = 9999;

/** One channel as the playlist describes it. */
export interface PlaylistEntry {
  /** Of its #EXTINF line. */
  line: number;
  tvgId: string;
  tvgName: string;
  name: string;
  matchName: string;
  /** The number that it asks for. */
  number: number | undefined;
  logo: string | undefined;
  groups: string[];
  radio: boolean;
  sources: string[];
  catchup: Catchup | undefined;
  areas: DivisionCode[];
}

/** What is wrong with an entry, in words for an operator. */
class BadEntryError extends Error {}

/**
 * Reads a playlist (#EXTM3U) and leaves out what is malformed, with the line of the entry and the reason.
 * Consecutive entries of the same channel become one with several sources.
 *
 * @param baseUrl where the playlist came from, so that addresses relative to it can be resolved
 * @throws {RefusedError} when the file is no playlist of channels
 */
export async function readPlaylist(
  lines: AsyncIterable<Line>,
  issues: IssueList,
  baseUrl?: string,
): Promise<PlaylistEntry[]> {
  const reader = new PlaylistReader(issues, baseUrl);
  for await (const line of lines) reader.take(line);
  return reader.finish();
}

interface OpenEntry {
  line: number;
  extInf: ExtInf;
  groups: string[];
}

class PlaylistReader {
  private header: Map<string, string> | undefined;
  private open: OpenEntry | undefined;
  private readonly entries: PlaylistEntry[] = [];
  /** #EXTGRP holds for the entries that follow, in some playlists; we take it for the next one only. */
  private groups: string[] = [];
  private seen = 0;
  /** The next address belongs to an #EXTINF line that was too long and has been reported. */
  private skipAddress = false;

  constructor(
    private readonly issues: IssueList,
    private readonly baseUrl: string | undefined,
  ) {}

  take({ number, text, tooLong }: Line): void {
    const line = text.trim();
    if (!line && !tooLong) return;
    if (!this.header) this.header = readHeader(line);
    else if (tooLong) this.takeTooLong(number, line);
    else if (line.startsWith('#')) this.takeDirective(number, line);
    else this.takeAddress(number, line);
  }

  finish(): PlaylistEntry[] {
    if (!this.header) throw new RefusedError('not-a-playlist', 'the file is empty');
    this.dropOpen('the entry has no address');
    if (this.entries.length === 0) {
      throw new RefusedError('not-a-playlist', 'the playlist has no entry that can be used');
    }
    return this.entries;
  }

  private takeDirective(number: number, line: string): void {
    if (/^#EXTINF:/i.test(line)) {
      this.dropOpen('the entry has no address');
      this.open = { line: number, extInf: parseExtInf(line), groups: this.groups };
      this.groups = [];
    } else if (/^#EXTGRP:/i.test(line)) {
      const groups = splitList(line.slice('#EXTGRP:'.length));
      if (this.open) this.open.groups.push(...groups);
      else this.groups = groups;
    } else if (/^#EXT-X-(?:TARGETDURATION|MEDIA-SEQUENCE|STREAM-INF)/i.test(line)) {
      throw new RefusedError('not-a-playlist', 'the file is one HLS stream, not a list of channels');
    }
    // Everything else (#EXTVLCOPT, #KODIPROP, comments) tells other players what we don't need.
  }

  private takeAddress(number: number, line: string): void {
    const entry = this.open;
    const skip = this.skipAddress;
    this.open = undefined;
    this.skipAddress = false;
    if (!entry) {
      if (skip) return;
      const isAddress = /^[a-z][a-z\d+.-]*:\/\//i.test(line);
      this.issues.add(
        number,
        isAddress ? 'an address without an #EXTINF line' : `stray text: "${brief(line)}"`,
      );
      return;
    }
    this.seen += 1;
    if (this.seen > MAX_ENTRIES) {
      const isFirst = this.seen === MAX_ENTRIES + 1;
      if (isFirst) this.issues.add(entry.line, `more than ${MAX_ENTRIES} entries: the rest is left out`);
      return;
    }
    try {
      this.add(this.entryOf(entry, line));
    } catch (error) {
      if (!(error instanceof BadEntryError || error instanceof BadCatchupError)) throw error;
      this.issues.add(entry.line, error.message);
    }
  }

  private takeTooLong(number: number, line: string): void {
    const isEntry = /^#EXTINF:/i.test(line);
    if (line.startsWith('#') && !isEntry) return;
    if (isEntry) this.dropOpen('the entry has no address');
    const entry = this.open;
    // An overlong #EXTINF line leaves its address behind, which belongs to the same issue.
    this.open = undefined;
    this.skipAddress = isEntry;
    this.issues.add(entry?.line ?? number, `the line is longer than ${MAX_LINE} characters`);
  }

  private dropOpen(reason: string): void {
    if (this.open) this.issues.add(this.open.line, reason);
    this.open = undefined;
    this.skipAddress = false;
  }

  private entryOf({ line, extInf, groups }: OpenEntry, address: string): PlaylistEntry {
    const { attributes } = extInf;
    const said = (...keys: string[]) => keys.map((key) => attributes.get(key)).find((value) => value) ?? '';
    const name = extInf.name || said('tvg-name');
    if (!name) throw new BadEntryError('the entry has no name');
    if (name.length > MAX_NAME) throw new BadEntryError(`the name is longer than ${MAX_NAME} characters`);
    return {
      line,
      tvgId: said('tvg-id').slice(0, MAX_NAME),
      tvgName: said('tvg-name').slice(0, MAX_NAME),
      name,
      matchName: normaliseName(name),
      number: numberOf(said('tvg-chno', 'channel-number', 'ch-number')),
      logo: logoOf(said('tvg-logo', 'logo'), this.baseUrl),
      groups: [...new Set([...splitList(said('group-title')), ...groups])],
      radio: /^(?:true|1|yes)$/i.test(said('radio')),
      sources: [sourceOf(address, this.baseUrl)],
      catchup: catchupOf(attributes, this.header ?? new Map()),
      areas: splitList(said('x-areas')).map(areaOf),
    };
  }

  private add(entry: PlaylistEntry): void {
    const last = this.entries.at(-1);
    if (!last || !isSameChannel(last, entry)) {
      this.entries.push(entry);
      return;
    }
    const [source] = entry.sources;
    if (last.sources.includes(source!)) throw new BadEntryError(`the same as the entry in line ${last.line}`);
    last.sources.push(source!);
    last.tvgId ||= entry.tvgId;
    last.tvgName ||= entry.tvgName;
    last.number ??= entry.number;
    last.logo ??= entry.logo;
    last.catchup ??= entry.catchup;
  }
}

function readHeader(line: string): Map<string, string> {
  if (/^\ufeff?#EXTM3U/i.test(line)) return headerAttributes(line);
  const isMarkup = /^<(?:!doctype|html|\?xml|head|body|script|tv)/i.test(line);
  const what = isMarkup
    ? 'the file is a web page or XML, not a playlist'
    : 'the file does not begin with #EXTM3U';
  throw new RefusedError('not-a-playlist', what);
}

function isSameChannel(one: PlaylistEntry, other: PlaylistEntry): boolean {
  const agree = <Value>(a: Value | undefined, b: Value | undefined) => !a || !b || a === b;
  return (
    one.matchName === other.matchName &&
    agree(one.tvgId, other.tvgId) &&
    agree(one.number, other.number) &&
    one.radio === other.radio &&
    one.areas.join() === other.areas.join()
  );
}

function numberOf(text: string): number | undefined {
  if (!text) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= MAX_NUMBER) return value;
  throw new BadEntryError(`tvg-chno "${brief(text)}" is not a number from 1 to ${MAX_NUMBER}`);
}

function areaOf(digits: string): DivisionCode {
  const isCode = /^[1-9]\d+$/.test(digits) && [2, 4, 6, 9, 12].includes(digits.length);
  if (!isCode) throw new BadEntryError(`x-areas: "${brief(digits)}" is not the beginning of a division code`);
  return padCode(digits);
}

/** An address that a box can play. Kodi writes HTTP headers behind a pipe; a browser can't send those. */
function sourceOf(address: string, baseUrl: string | undefined): string {
  const bare = address.replace(/\|[^|]*$/, '');
  if (bare.length > MAX_ADDRESS)
    throw new BadEntryError(`the address is longer than ${MAX_ADDRESS} characters`);
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
  if (!scheme && !baseUrl) throw new BadEntryError(`"${brief(bare)}" is not an address`);
  if (scheme && scheme !== 'http' && scheme !== 'https') {
    throw new BadEntryError(
      `addresses that begin with ${brief(scheme)}: can't be played, only http and https`,
    );
  }
  const url = URL.canParse(bare, baseUrl) && new URL(bare, baseUrl);
  if (!url || /\s/.test(bare)) throw new BadEntryError(`"${brief(bare)}" is not an address`);
  // As written where possible, since some servers mind how an address is spelt; catch-up templates too.
  return scheme ? bare : url.href;
}

/** A logo that can't be shown is no reason to do without the channel. */
function logoOf(text: string, baseUrl: string | undefined): string | undefined {
  if (!text || text.length > MAX_ADDRESS || !URL.canParse(text, baseUrl)) return undefined;
  const url = new URL(text, baseUrl);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

function splitList(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
}

function brief(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
