/**
 * A process to be killed: writes numbered rows one by one and prints the number of each that is committed.
 * Arguments: data folder, worker file.
 */
import { sql } from 'kysely';
import { openStore } from '../store';

const [dataFolder, workerFile] = process.argv.slice(2);
const store = await openStore({ dataFolder: dataFolder!, workerFile });
await sql`create table if not exists counted (n integer primary key)`.execute(store.db);
for (let n = 1; ; n += 1) {
  await sql`insert into counted values (${n})`.execute(store.db);
  process.stdout.write(`${n}\n`);
}
