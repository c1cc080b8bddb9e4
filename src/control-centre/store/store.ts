import fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { type FolderLock, lockFolder } from './folderLock';
import { clearLeftovers } from './importRun';
import { migrate } from './migrations';
import { PglitePool } from './pglitePool';
import { PgliteThread } from './pgliteThread';
import type { Schema } from './schema';

export interface StoreSettings {
  /** The data folder: lock, token and, without `databaseUrl`, the embedded database. Made when missing. */
  dataFolder: string;
  /** PostgreSQL 15 or later; without it the embedded one is used. */
  databaseUrl?: string | undefined;
  /** The embedded database's thread as a built file. By default it stands beside this code's own bundle. */
  workerFile?: string | URL | undefined;
}

/** The truth of the control centre: SQL, embedded or on a server. */
export interface Store {
  db: Kysely<Schema>;
  /** Whether other control centres may write to the same database. */
  shared: boolean;
  /** Gives back the room of deleted rows where nobody else does: the embedded database has no autovacuum. */
  tidy(): Promise<void>;
  /** Notes where this control centre answers, so that commands on the same data folder find it. */
  announce(url: string): void;
  /** Syncs asked of the disk by the embedded database; 0 for a server, which does its own. */
  fsyncs(): Promise<number>;
  close(): Promise<void>;
}

/** The database can't be opened or brought up to date. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly database: 'embedded' | 'server',
    message: string,
  ) {
    super(message);
  }
}

const BESIDE_THE_BUNDLE = new URL('./pgliteWorker.js', import.meta.url);

/**
 * Opens the store, brings its schema up to date and removes what an interrupted import left behind.
 *
 * @throws {FolderLockedError} when another process holds the data folder
 * @throws {StoreError} when the database can't be opened
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const folder = resolve(settings.dataFolder);
  makeFolder(folder);
  const store = settings.databaseUrl
    ? openServer(settings.databaseUrl)
    : await openEmbedded(folder, settings.workerFile ?? BESIDE_THE_BUNDLE);
  try {
    await migrate(store.db);
    await clearLeftovers(store.db, { shared: store.shared });
  } catch (error) {
    await store.close();
    const database = settings.databaseUrl ? 'server' : 'embedded';
    throw new StoreError(database, error instanceof Error ? describeFailure(error) : String(error));
  }
  return store;
}

/** Node's own recursive mkdir never returns where a file system takes no new folders, such as /proc. */
function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) {
    // Only a folder can be read as one; anything else gives ENOTDIR.
    fs.readdirSync(folder);
    return;
  }
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  fs.mkdirSync(folder);
}

async function openEmbedded(folder: string, workerFile: string | URL): Promise<Store> {
  const lock: FolderLock = lockFolder(folder);
  let thread: PgliteThread;
  try {
    thread = await PgliteThread.start(workerFile, { folder: join(folder, 'database') });
  } catch (error) {
    lock.release();
    throw new StoreError('embedded', (error as Error).message);
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: new PglitePool(thread) }) });
  return {
    db,
    shared: false,
    async tidy() {
      for (const table of ['guide_staging', 'guide_document', 'guide_day', 'channel', 'import_run']) {
        await sql`vacuum ${sql.table(table)}`.execute(db);
      }
    },
    announce: (url) => lock.announce(url),
    fsyncs: () => thread.fsyncs(),
    async close() {
      await db.destroy();
      lock.release();
    },
  };
}

function openServer(databaseUrl: string): Store {
  const INT8 = 20;
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types,
    connectionTimeoutMillis: 10_000,
    application_name: 'caiyun-tv',
  });
  // Without a listener a connection that breaks while idle would end the process; the pool replaces it.
  pool.on('error', () => undefined);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    shared: true,
    tidy: async () => undefined,
    announce: () => undefined,
    fsyncs: async () => 0,
    close: () => db.destroy(),
  };
}

/** Node's connection errors carry their reason in a list when several addresses were tried. */
function describeFailure(error: Error): string {
  const [first] = (error as AggregateError).errors ?? [];
  return error.message || (first instanceof Error ? first.message : error.name);
}
