/**
 * `npm run bench`: prints each figure beside its budget and beside a peer's of the same run.
 * Arguments: the parts (size, boot, zap, keys, import, alerts; all of them without), --rounds N (12), --slower 1,6 (CPU
 * throttles), --boxes N (5000, for alerts), --json
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAlerts } from './alerts';
import { measureBoot } from './boot';
import { openBrowser } from './browser';
import type { Figure } from './figures';
import { measureImport } from './import';
import { measureKeys } from './keys';
import { LINE, openProvince } from './province';
import { measureSize } from './size';
import { table } from './table';
import { measureZap } from './zap';

const PARTS = ['size', 'boot', 'zap', 'keys', 'import', 'alerts'];
const ROUNDS = 12;
const THROTTLES = '1,6';

const BOXES = 5000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: String(ROUNDS) },
    only: { type: 'string', default: PARTS.join(',') },
    boxes: { type: 'string', default: String(BOXES) },
    slower: { type: 'string', default: THROTTLES },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const asked = positionals.length > 0 ? positionals : values.only.split(',');
const wrong = asked.find((name) => !PARTS.includes(name));
if (wrong !== undefined) throw new Error(`there is no part "${wrong}": choose from ${PARTS.join(', ')}`);
const say = (text: string): boolean => process.stderr.write(`${text}\n`);

/** Others at work on the machine make absolute figures worthless; the ratios suffer less. */
const busy = loadavg()[0]!;
const machine = `${availableParallelism()} cores, load ${busy.toFixed(1)} before the start`;
if (busy > availableParallelism() / 2) say(`this machine is busy (${machine}): measure again when it is not`);

const figures: Figure[] = [];
/** Measures one part if it was asked for; a part that fails leaves the others to be measured. */
async function part(name: string, measure: () => Figure[] | Promise<Figure[]>): Promise<void> {
  if (!asked.includes(name)) return;
  say(`measuring ${name} …`);
  try {
    figures.push(...(await measure()));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    figures.push({ what: name, at: '', ours: `failed: ${reason}`, budget: '', peer: '', kept: false });
  }
}

await part('size', measureSize);
if (['boot', 'zap', 'keys'].some((name) => asked.includes(name))) {
  say('starting the demonstration province …');
  const province = await openProvince();
  const browser = await openBrowser();
  try {
    for (const times of values.slower.split(',').map(Number)) {
      await part('boot', () => measureBoot(browser, province, times, rounds));
      await part('zap', () => measureZap(browser, province, times, rounds));
      await part('keys', () => measureKeys(browser, province, times));
    }
  } finally {
    await browser.close();
    await province.close();
  }
}
await part('import', measureImport);
await part('alerts', () => measureAlerts(Number(values.boxes), rounds, say));

process.stdout.write(
  values.json
    ? `${JSON.stringify(figures, null, 2)}\n`
    : `\nline: ${LINE}; machine: ${machine}\n${table(figures)}\n`,
);
process.exitCode = figures.some(({ kept }) => kept === false) ? 1 : 0;
