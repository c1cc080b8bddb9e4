/**
 * Loads the demonstration province into a control centre: the line-up once, the guide once a day. What an operator
 * has put in its place is left alone.
 *
 * `demo.js --control-centre URL --headend URL --data-dir DIR`
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { check, dayOf, ImportReport, Status } from '../src/contract';
import { makeDemoKeys } from './alerts/keys';
import { demoGuide } from './guide';
import { demoPlaylist } from './lineup';

const { values } = parseArgs({
  options: {
    'control-centre': { type: 'string', default: 'http://127.0.0.1:8080' },
    headend: { type: 'string', default: 'http://127.0.0.1:8081' },
    'data-dir': { type: 'string', default: 'data' },
  },
});
const centre = values['control-centre'];
const { headend } = values;

/** What was loaded last: tells whether the control centre still shows the demonstration. */
const Loaded = v.object({ lineup: v.string(), headend: v.string(), day: v.string() });
const markFile = join(values['data-dir'], 'demonstration.json');

async function status(): Promise<Status> {
  const response = await fetch(`${centre}/api/v1/status`);
  return check(Status, await response.json(), 'GET /api/v1/status');
}

async function send(kind: 'playlist' | 'guide', body: BodyInit): Promise<void> {
  const token = readFileSync(join(values['data-dir'], 'import-token'), 'utf8').trim();
  const response = await fetch(`${centre}/api/v1/imports/${kind}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body,
    // Node's fetch needs to be told that it may send before the answer begins.
    duplex: 'half',
  } as RequestInit);
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`the ${kind} was refused: ${JSON.stringify(answer)}`);
  const { accepted, issues } = check(ImportReport, answer, `POST /api/v1/imports/${kind}`);
  if (issues.length > 0) {
    throw new Error(
      `the ${kind} has ${issues.length} flaws, the first in line ${issues[0]!.line}: ${issues[0]!.reason}`,
    );
  }
  process.stdout.write(`  ${kind}: ${accepted}\n`);
}

async function load(): Promise<void> {
  await makeDemoKeys(values['data-dir'], Math.floor(Date.now() / 1000));
  const before = await status();
  const day = dayOf(before.time / 1000);
  const mark = existsSync(markFile)
    ? check(Loaded, JSON.parse(readFileSync(markFile, 'utf8')), markFile)
    : undefined;
  const fresh = mark === undefined && before.revisions.lineup === '0';
  const ours = mark !== undefined && mark.lineup === before.revisions.lineup;
  if (!fresh && !ours) return;
  if (fresh || mark?.headend !== headend) await send('playlist', demoPlaylist(headend));
  if (fresh || mark?.day !== day) {
    await send('guide', Readable.toWeb(Readable.from(demoGuide(day))) as ReadableStream);
  }
  const { revisions } = await status();
  writeFileSync(markFile, JSON.stringify({ lineup: revisions.lineup, headend, day }));
}

await load().catch((error: unknown) => {
  process.stderr.write(`demonstration: ${(error as Error).message}\n`);
  process.exit(1);
});
