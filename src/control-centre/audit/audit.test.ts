import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedTestStore, findPostgres, postgresTestStore, type TestStore } from '../testing';
import { CHAIN_START, chainHash } from './chain';
import { writeAudit } from './writeAudit';

const server = await findPostgres();

function behavesLikeAnAuditLog(open: () => Promise<TestStore>): void {
  let test: TestStore;
  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test.dispose());
  const rows = () => test.store.db.selectFrom('audit_log').selectAll().orderBy('serial').execute();
  const entry = (subject: string) => ({ actor: 'somebody', action: 'thing.do', subject, detail: { a: 1 } });

  it('chains fifty rows that are written at the same time, without a fork or a gap', async () => {
    const { db } = test.store;
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        db.transaction().execute(async (trx) => {
          await sql`select 1`.execute(trx);
          await writeAudit(trx, entry(`subject ${n}`), 1000 + n);
        }),
      ),
    );
    const written = await rows();
    expect(written.map(({ serial }) => serial)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(new Set(written.map(({ subject }) => subject)).size).toBe(50);
    let previous = CHAIN_START;
    for (const row of written) {
      expect(row.hash).toBe(chainHash(previous, row));
      previous = row.hash;
    }
  });

  it('tells nothing of what did not come about', async () => {
    const { db } = test.store;
    const before = await rows();
    const failing = db.transaction().execute(async (trx) => {
      await writeAudit(trx, entry('never'));
      throw new Error('cut short');
    });
    await expect(failing).rejects.toThrow('cut short');
    await writeAudit(db, entry('after'));
    const after = await rows();
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ serial: before.length + 1, subject: 'after', detail: '{"a":1}' });
  });

  it.each([
    sql`update audit_log set actor = 'nobody'`,
    sql`update audit_log set actor = 'nobody' where serial = 1`,
    sql`delete from audit_log where serial = 1`,
    sql`truncate audit_log`,
    sql`delete from audit_head`,
  ])('refuses to have its rows changed or removed (%#)', async (change) => {
    const before = await rows();
    await expect(change.execute(test.store.db)).rejects.toThrow(/is refused: the audit log only grows/);
    expect(await rows()).toEqual(before);
  });
}

describe('the audit log in the embedded store', () => behavesLikeAnAuditLog(embeddedTestStore));
describe.skipIf(!server)('the audit log on a PostgreSQL server', () =>
  behavesLikeAnAuditLog(() => postgresTestStore(server!)),
);
