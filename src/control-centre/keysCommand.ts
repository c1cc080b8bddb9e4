/** `npm run keys -- …`: the keys that sign alerts. A control centre that runs takes up what changes. */
import { parseArgs } from 'node:util';
import { ContractError } from '../contract';
import { KEYS_USAGE, keepKeys, UsageError } from './command';
import { readSettings, SettingError } from './settings';
import { KeyError, readOrMakePassphrase, rootFile, Seal, SealError } from './signing';

const OPTIONS = {
  division: { type: 'string' },
  code: { type: 'string' },
  name: { type: 'string' },
  divisions: { type: 'string' },
  severities: { type: 'string' },
  days: { type: 'string' },
  'root-file': { type: 'string' },
} as const;

async function run(): Promise<void> {
  const { positionals, values } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const { dataFolder } = readSettings(process.env);
  const seal = new Seal(readOrMakePassphrase(dataFolder, process.env['KEYS_PASSPHRASE']));
  const place = { dataFolder, rootFile: values['root-file'] ?? rootFile(dataFolder), seal };
  const [what = '', ...more] = positionals;
  if (more.length > 0) throw new UsageError(`"${more[0]}" is not understood`);
  for (const line of await keepKeys(place, what, values, Math.floor(Date.now() / 1000)))
    process.stdout.write(`${line}\n`);
}

run().catch((error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException;
  const isUsage = error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS');
  const isExpected =
    isUsage ||
    error instanceof KeyError ||
    error instanceof SealError ||
    error instanceof SettingError ||
    error instanceof ContractError ||
    code !== undefined;
  process.stderr.write(`${isExpected ? message : ((error as Error).stack ?? message)}\n`);
  if (isUsage) process.stderr.write(KEYS_USAGE);
  process.exitCode = isUsage ? 2 : 1;
});
