import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema';

/** After this long without a sign of life an import on a shared database counts as dead. */
const DEAD_AFTER_MS = 120_000;
const HEARTBEAT_MS = 15_000;

/** Another import of the same kind is running. */
export class ImportBusyError extends Error {
  constructor(readonly kind: string) {
    super(`an import of the ${kind} is running; try again when it is done`);
    this.name = 'ImportBusyError';
  }
}

/**
 * Runs an import as the only one of its kind, and removes its staged rows whatever happens.
 *
 * @throws {ImportBusyError} when one is running already
 */
export async function asOnlyImport<Result>(
  db: Kysely<Schema>,
  kind: 'playlist' | 'guide' | 'divisions',
  work: (run: number) => Promise<Result>,
): Promise<Result> {
  await db
    .deleteFrom('import_run')
    .where('kind', '=', kind)
    .where('heartbeat', '<', new Date(Date.now() - DEAD_AFTER_MS))
    .execute();
  const row = await db
    .insertInto('import_run')
    .values({ kind, heartbeat: new Date() })
    .onConflict((conflict) => conflict.column('kind').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new ImportBusyError(kind);
  const heart = setInterval(() => {
    const beat = db.updateTable('import_run').set({ heartbeat: new Date() }).where('id', '=', row.id);
    // A beat that fails is one of a store that is closing; the import itself will say so.
    beat.execute().catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    return await work(row.id);
  } finally {
    clearInterval(heart);
    await db.deleteFrom('import_run').where('id', '=', row.id).execute();
    await clearOrphans(db);
  }
}

/**
 * Removes what imports that were cut short have left: on an embedded database every one (nobody else can be
 * running), on a shared one those that show no sign of life.
 */
export async function clearLeftovers(db: Kysely<Schema>, { shared }: { shared: boolean }): Promise<void> {
  const dead = db.deleteFrom('import_run');
  if (shared) await dead.where('heartbeat', '<', new Date(Date.now() - DEAD_AFTER_MS)).execute();
  else await dead.execute();
  await clearOrphans(db);
}

/** Staged rows and unshown documents of no running import. */
async function clearOrphans(db: Kysely<Schema>): Promise<void> {
  await sql`delete from guide_staging where import_run not in (select id from import_run)`.execute(db);
  const A_BITE = 2000;
  let removed: bigint;
  do {
    const result = await sql`delete from guide_document where id in (
      select document.id from guide_document document
      where document.import_run not in (select id from import_run)
        and not exists (select 1 from guide_day day where day.document = document.id)
      limit ${sql.lit(A_BITE)})`.execute(db);
    removed = result.numAffectedRows ?? 0n;
  } while (removed >= BigInt(A_BITE));
}
