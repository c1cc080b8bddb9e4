/** `npm run import`: takes divisions, a playlist and a guide in, and tells what became of them. */
import { parseArgs } from 'node:util';
import { ContractError, type ImportReport } from '../contract';
import { type ImportKind, openImporter, reportText } from './command';
import { RefusedError } from './intake';
import { readSettings, startFailure } from './settings';

const USAGE = `usage: npm run import -- [--divisions FILE] [--m3u FILE|URL] [--xmltv FILE|URL] [--json]
  --m3u        playlist (M3U, plain or gzip) that becomes the line-up
  --xmltv      guide (XMLTV, plain or gzip) for the channels and days that it covers
  --divisions  tree of divisions (JSON)
  --json       print the reports as JSON
The data folder is DATA_DIR (default ./data); a control centre that runs on it is used.
`;

interface Order {
  kind: ImportKind;
  where: string;
}

function readArguments(): { orders: Order[]; asJson: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        divisions: { type: 'string' },
        m3u: { type: 'string' },
        xmltv: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const { divisions, m3u, xmltv, json } = values;
    // The guide last: it is matched against the line-up.
    const orders = (
      [
        ['divisions', divisions],
        ['playlist', m3u],
        ['guide', xmltv],
      ] as const
    ).flatMap(([kind, where]) => (where ? [{ kind, where }] : []));
    return orders.length > 0 ? { orders, asJson: json } : undefined;
  } catch {
    return undefined;
  }
}

async function run({ orders, asJson }: { orders: Order[]; asJson: boolean }): Promise<number> {
  const reports: ImportReport[] = [];
  let refusal: { code: string; message: string } | undefined;
  const settings = readSettings(process.env);
  try {
    const importer = await openImporter(settings);
    try {
      for (const { kind, where } of orders) {
        const report = await importer.take(kind, where);
        reports.push(report);
        if (!asJson) process.stdout.write(`${reportText(where, report)}\n`);
      }
    } finally {
      await importer.close();
    }
  } catch (error) {
    if (error instanceof RefusedError) refusal = { code: error.code, message: error.message };
    else if (error instanceof ContractError) refusal = { code: 'invalid', message: error.message };
    else refusal = { code: 'failed', message: startFailure(error, settings) };
  }
  if (asJson) process.stdout.write(`${JSON.stringify({ reports, ...(refusal && { error: refusal }) })}\n`);
  else if (refusal) process.stderr.write(`refused, nothing changed: ${refusal.message}\n`);
  return refusal ? 1 : 0;
}

const order = readArguments();
if (!order) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await run(order);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
