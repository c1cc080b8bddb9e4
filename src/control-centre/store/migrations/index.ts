import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely';
import type { Schema } from '../schema';
import { accounts } from './accounts';
import { alerts } from './alerts';
import { boxes } from './boxes';
import { lineupAndGuide } from './lineupAndGuide';

/**
 * Every change of the schema, in order; one that has been released is never edited. The SQL keeps to
 * PostgreSQL 15, although the embedded engine is newer.
 */
const MIGRATIONS: Record<string, Migration> = {
  '001-lineup-and-guide': lineupAndGuide,
  '002-accounts': accounts,
  '003-alerts': alerts,
  '004-boxes': boxes,
};

const provider: MigrationProvider = { getMigrations: async () => MIGRATIONS };

/** Brings the schema up to date. Safe when several processes start at once: PostgreSQL's lock orders them. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  // Named, since the migrator would take a like-named table of another schema for its own.
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db);
  const migrator = new Migrator({ db, provider, migrationTableSchema: rows[0]!.name });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
