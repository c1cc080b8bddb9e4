import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openStore, type Store } from '../store';
import { bundle, SCRATCH } from './bundle';

const MIGRATIONS = fileURLToPath(new URL('../store/migrations/', import.meta.url));

/** An initialised database for each state of the schema, since a migration that ran is not run again. */
function templateFolder(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(MIGRATIONS).sort()) hash.update(readFileSync(join(MIGRATIONS, file)));
  return join(SCRATCH, `database-template-${hash.digest('hex').slice(0, 12)}`);
}

/** A folder of its own that is removed by the caller. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'control-centre-'));
}

/** A data folder with an initialised, empty database: copied, since making one takes seconds. */
export async function freshDataFolder(): Promise<string> {
  const worker = await bundle('store/pgliteWorker.ts');
  const template = templateFolder();
  if (!existsSync(template)) {
    const made = `${template}-${randomBytes(4).toString('hex')}`;
    mkdirSync(made, { recursive: true });
    const store = await openStore({ dataFolder: made, workerFile: worker });
    await store.close();
    try {
      renameSync(made, template);
    } catch {
      // Another test file was quicker.
      rmSync(made, { recursive: true, force: true });
    }
  }
  const folder = freshFolder();
  cpSync(template, folder, { recursive: true });
  return folder;
}

export interface TestStore {
  store: Store;
  folder: string;
  /** Closes the store and removes its folder. */
  dispose(): Promise<void>;
}

export async function embeddedTestStore(): Promise<TestStore> {
  const folder = await freshDataFolder();
  const store = await openStore({ dataFolder: folder, workerFile: await bundle('store/pgliteWorker.ts') });
  return {
    store,
    folder,
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const SERVER = process.env['DATABASE_URL_TEST'] ?? `postgresql://${userInfo().username}@127.0.0.1:5432/test`;

/** A PostgreSQL server for tests; undefined, with a line that says so, where none answers. */
export async function findPostgres(): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.end();
    return SERVER;
  } catch (error) {
    console.warn(`NOT TESTED against PostgreSQL: ${SERVER} does not answer (${(error as Error).message})`);
    return undefined;
  }
}

/** A store in a schema of its own on a PostgreSQL server. */
export async function postgresTestStore(server: string): Promise<TestStore> {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create schema ${schema}`);
  const folder = freshFolder();
  const databaseUrl = `${server}${server.includes('?') ? '&' : '?'}options=-csearch_path%3D${schema}`;
  const store = await openStore({ dataFolder: folder, databaseUrl });
  return {
    store,
    folder,
    async dispose() {
      await store.close();
      await admin.query(`drop schema ${schema} cascade`);
      await admin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
