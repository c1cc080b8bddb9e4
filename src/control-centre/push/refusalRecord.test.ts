import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAudit } from '../audit';
import { embeddedTestStore, type TestStore } from '../testing';
import { RefusalRecord } from './refusalRecord';

let test: TestStore;
beforeAll(async () => {
  test = await embeddedTestStore();
});
afterAll(() => test.dispose());

it('tells of a few who were sent away one by one, and of a flood in one line', async () => {
  const lines: string[] = [];
  const record = new RefusalRecord({
    db: test.store.db,
    warn: (words) => lines.push(words),
    complain: (error) => {
      throw error;
    },
  });
  for (let n = 0; n < 10_000; n += 1) {
    record.note({
      visitor: { kind: 'anonymous' },
      topic: `alerts/${'5'.repeat(60_000)}`,
      address: '10.0.0.1',
    });
  }
  await record.close();
  expect(lines).toHaveLength(6);
  const { rows } = await readAudit(test.store.db, {}, '530000000000');
  expect(rows.map(({ action, subject }) => [action, subject])).toEqual(
    Array.from({ length: 6 }, () => ['push.refused', 'anonymous']),
  );
  expect(JSON.parse(rows[0]!.detail)).toMatchObject({ address: '10.0.0.1', times: 9995 });
  expect(JSON.stringify(rows).length).toBeLessThan(5000);
});
