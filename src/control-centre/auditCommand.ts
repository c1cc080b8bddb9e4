/** `npm run audit -- verify`: walks the chain of the audit log and names the first row that is not as written. */
import { verdictText, verifyAuditLog } from './command';
import { RefusedError } from './intake';
import { readSettings, startFailure } from './settings';

const USAGE = `usage: npm run audit -- verify
Walks the whole audit log; ends with 1 and the first bad row when it is not as it was written.
The data folder is DATA_DIR (default ./data), or the database DATABASE_URL; a control centre that runs is used.
`;

async function verify(): Promise<number> {
  const settings = readSettings(process.env);
  try {
    const verdict = await verifyAuditLog(settings);
    process[verdict.bad ? 'stderr' : 'stdout'].write(`${verdictText(verdict)}\n`);
    return verdict.bad ? 1 : 0;
  } catch (error) {
    const why = error instanceof RefusedError ? error.message : startFailure(error, settings);
    process.stderr.write(`not verified: ${why}\n`);
    return 1;
  }
}

if (process.argv.slice(2).join() !== 'verify') {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await verify();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
