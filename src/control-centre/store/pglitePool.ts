import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { PgliteThread } from './pgliteThread';

/**
 * Lets Kysely's PostgreSQL dialect use the embedded database: a pool of one connection. Whoever holds it (a
 * transaction) keeps the others waiting, in order, so transactions have to be short.
 */
export class PglitePool implements PostgresPool {
  private held = false;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly thread: PgliteThread) {}

  async connect(): Promise<PostgresPoolClient> {
    if (this.held) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.held = true;
    return this.client;
  }

  async end(): Promise<void> {
    await this.thread.close();
  }

  private readonly client: PostgresPoolClient = {
    query: (async (sql: string, parameters: readonly unknown[]) => {
      const { rows, affectedRows } = await this.thread.query(sql, parameters);
      const command = /\w+/.exec(sql)?.[0].toUpperCase() ?? '';
      return { command, rowCount: affectedRows, rows };
    }) as PostgresPoolClient['query'],
    release: () => {
      const next = this.waiting.shift();
      if (next) next();
      else this.held = false;
    },
  };
}
