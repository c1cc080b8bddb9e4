import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Catchup } from '../../contract';
import type { AccountTables } from './tables/accounts';
import type { AlertTables } from './tables/alerts';
import type { BoxTables } from './tables/boxes';

/** JSON columns are written as text and read as values. */
type Json<Value extends object> = JSONColumnType<Value, string, string>;

/** A channel that was ever imported. One that left the playlist stays, not offered, so that its id comes back. */
export interface ChannelTable {
  id: string;
  number: number;
  name: string;
  /** The name as it is compared: see `normaliseName`. */
  match_name: string;
  tvg_id: string;
  tvg_name: string;
  logo: string | null;
  groups: Json<string[]>;
  radio: boolean;
  sources: Json<string[]>;
  catchup: ColumnType<Catchup | null, string | null, string | null>;
  areas: Json<string[]>;
  offered: boolean;
}

/** The programmes of one channel on one day, twice: as the day's view wants them and with all details. */
export interface GuideDocumentTable {
  id: Generated<number>;
  import_run: number;
  channel: string;
  day: string;
  /** JSON of ProgrammeRow[]. */
  rows: string;
  /** JSON of Programme[]. */
  programmes: string;
}

/** Which document a channel's day shows. Changing these small rows is what makes an import visible. */
export interface GuideDayTable {
  channel: string;
  day: string;
  document: number;
}

/** Programmes of a running import as they come in, a batch of one channel a row. */
export interface GuideStagingTable {
  import_run: number;
  channel: string;
  programmes: string;
}

/** An import that is running: one of a kind at a time. */
export interface ImportRunTable {
  id: Generated<number>;
  kind: string;
  heartbeat: ColumnType<Date, Date, Date>;
}

export interface DivisionTreeTable {
  province: string;
  tree: string;
}

/** What boxes compare: another value means another content. */
export interface RevisionTable {
  subject: 'lineup' | 'guide' | 'divisions';
  value: string;
}

export interface Schema extends AccountTables, AlertTables, BoxTables {
  channel: ChannelTable;
  guide_document: GuideDocumentTable;
  guide_day: GuideDayTable;
  guide_staging: GuideStagingTable;
  import_run: ImportRunTable;
  division_tree: DivisionTreeTable;
  revision: RevisionTable;
}
