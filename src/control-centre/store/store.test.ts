import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bundle,
  embeddedTestStore,
  findPostgres,
  freshDataFolder,
  freshFolder,
  postgresTestStore,
  type TestStore,
} from '../testing';
import { FolderLockedError, folderOwner } from './folderLock';
import { asOnlyImport, clearLeftovers, ImportBusyError } from './importRun';
import { readRevisions, setRevision } from './revisions';
import { openStore, StoreError } from './store';

const server = await findPostgres();

function behavesLikeAStore(open: () => Promise<TestStore>): void {
  let test: TestStore;
  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test.dispose());

  it('gives numbers and values as numbers and values', async () => {
    const { rows } = await sql`select count(*) as n, '{"a":[1]}'::jsonb as j, true as b from channel`.execute(
      test.store.db,
    );
    expect(rows).toEqual([{ n: 0, j: { a: [1] }, b: true }]);
  });

  it('shows nothing of a transaction that fails', async () => {
    const { db } = test.store;
    const failing = db.transaction().execute(async (inside) => {
      await setRevision(inside, 'lineup', 'half done');
      throw new Error('cut short');
    });
    await expect(failing).rejects.toThrow('cut short');
    expect((await readRevisions(db)).lineup).toBe('0');
  });

  it('names the rule that a row breaks', async () => {
    const { db } = test.store;
    const insert = () => db.insertInto('division_tree').values({ province: 'x', tree: '{}' }).execute();
    await insert();
    await expect(insert()).rejects.toMatchObject({ code: '23505', constraint: 'division_tree_pkey' });
  });

  it('lets one import of a kind run at a time and removes what it staged', async () => {
    const { db } = test.store;
    await asOnlyImport(db, 'guide', async (run) => {
      await db
        .insertInto('guide_staging')
        .values({ import_run: run, channel: 'c', programmes: '[]' })
        .execute();
      await expect(asOnlyImport(db, 'guide', async () => 1)).rejects.toThrow(ImportBusyError);
      await expect(asOnlyImport(db, 'playlist', async () => 2)).resolves.toBe(2);
      expect(await db.selectFrom('guide_staging').selectAll().execute()).toHaveLength(1);
    });
    expect(await db.selectFrom('guide_staging').selectAll().execute()).toEqual([]);
  });

  it('leaves a living import of another process alone at the start, and removes a dead one', async () => {
    const { db } = test.store;
    const heartbeat = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000);
    await db
      .insertInto('import_run')
      .values([
        { kind: 'guide', heartbeat: heartbeat(5) },
        { kind: 'playlist', heartbeat: heartbeat(600) },
      ])
      .execute();
    await clearLeftovers(db, { shared: true });
    expect(await db.selectFrom('import_run').select('kind').execute()).toEqual([{ kind: 'guide' }]);
    await clearLeftovers(db, { shared: false });
    expect(await db.selectFrom('import_run').select('kind').execute()).toEqual([]);
  });
}

describe('the embedded store', () => behavesLikeAStore(embeddedTestStore));
describe.skipIf(!server)('the store on a PostgreSQL server', () =>
  behavesLikeAStore(() => postgresTestStore(server!)),
);

describe('the embedded store on the disk', () => {
  it('syncs the disk for every commit', async () => {
    const { store, dispose } = await embeddedTestStore();
    const commits = 100;
    const before = await store.fsyncs();
    for (let n = 0; n < commits; n += 1) await setRevision(store.db, 'guide', `${n}`);
    expect((await store.fsyncs()) - before).toBeGreaterThanOrEqual(commits);
    const { rows } = await sql<{ setting: string }>`show fsync`.execute(store.db);
    expect(rows).toEqual([{ fsync: 'on' }]);
    await dispose();
  });

  it('keeps everything that was committed when the process is killed', async () => {
    const [folder, worker, program] = await Promise.all([
      freshDataFolder(),
      bundle('store/pgliteWorker.ts'),
      bundle('testing/writeForever.ts'),
    ]);
    for (const rows of [25, 150]) {
      const child = spawn(process.execPath, [program, folder, worker], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let committed = 0;
      for await (const text of child.stdout.setEncoding('utf8')) {
        committed = Number((text as string).trimEnd().split('\n').at(-1));
        if (committed >= rows) child.kill('SIGKILL');
      }
      const store = await openStore({ dataFolder: folder, workerFile: worker });
      const { rows: found } = await sql<{ n: number; most: number }>`
        select count(*) as n, max(n) as most from counted`.execute(store.db);
      expect(found[0]!.n).toBeGreaterThanOrEqual(committed);
      expect(found[0]!.most).toBe(found[0]!.n);
      await sql`drop table counted`.execute(store.db);
      await store.close();
    }
    rmSync(folder, { recursive: true });
  });

  it('is whole after a first start that was killed while the database was being made', async () => {
    const folder = freshFolder();
    const worker = await bundle('store/pgliteWorker.ts');
    const program = await bundle('testing/writeForever.ts');
    const child = spawn(process.execPath, [program, folder, worker], { stdio: 'ignore' });
    for await (const { filename } of watch(folder)) if (filename === 'database.new') break;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(readdirSync(folder)).toContain('database.new');
    const store = await openStore({ dataFolder: folder, workerFile: worker });
    expect(await readRevisions(store.db)).toMatchObject({ lineup: '0' });
    await store.close();
    rmSync(folder, { recursive: true });
  });
});

describe('the lock on the data folder', () => {
  it('keeps a second process out, and tells who is inside and where it answers', async () => {
    const { store, folder, dispose } = await embeddedTestStore();
    store.announce('http://127.0.0.1:18100');
    await expect(openStore({ dataFolder: folder })).rejects.toThrow(FolderLockedError);
    expect(folderOwner(folder)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:18100' });
    await store.close();
    expect(folderOwner(folder)).toBeUndefined();
    await dispose();
  });

  it('keeps a really separate process out', async () => {
    const { folder, dispose } = await embeddedTestStore();
    const program = await bundle('testing/writeForever.ts');
    const child = spawn(process.execPath, [program, folder, await bundle('store/pgliteWorker.ts')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    for await (const text of child.stderr.setEncoding('utf8')) complaint += text;
    expect(complaint).toContain(`in use by process ${process.pid}`);
    await dispose();
  });

  it.each([
    ['a process that no longer lives', JSON.stringify({ pid: 999_999_999, began: 'x' })],
    ['an earlier process with our pid', JSON.stringify({ pid: process.pid, began: 'another boot/1' })],
    ['nobody that can be read', 'half a fi'],
  ])('is taken over from %s', async (_whose, claim) => {
    const folder = await freshDataFolder();
    writeFileSync(join(folder, 'control-centre.lock'), claim);
    const store = await openStore({ dataFolder: folder, workerFile: await bundle('store/pgliteWorker.ts') });
    expect(folderOwner(folder)?.pid).toBe(process.pid);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a store that does not open', () => {
  it('says so in words when the server does not answer', async () => {
    const { folder, dispose } = await embeddedTestStore();
    const opening = openStore({ dataFolder: folder, databaseUrl: 'postgresql://127.0.0.1:18199/nowhere' });
    await expect(opening).rejects.toThrow(StoreError);
    await expect(opening).rejects.toThrow(/ECONNREFUSED/);
    await dispose();
  });
});
