/**
 * `npm run fleet -- --boxes 5000 [--divisions 532922,5301] [--url http://127.0.0.1:8080] [--minutes 5]
 * [--drive logins.json --areas 532922]`: a fleet of virtual boxes with real connections, and what became of each alert.
 */
import { parseArgs } from 'node:util';
import { padCode } from '../../contract';
import { endDrill, sendDrill } from './drive';
import { enrolMany, findPort, placesOf, provinceName } from './enrolling';
import { Fleet } from './Fleet';
import { openFilesAllowed } from './openFiles';
import { reportOf, verificationReport } from './report';
import { readLogins, signIn } from './signIn';

const COME_WITHIN_MS = 120_000;
const ARRIVE_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 5000;
/** Files that a process holds besides its sockets. */
const OTHER_FILES = 100;

const { values } = parseArgs({
  options: {
    boxes: { type: 'string', default: '5000' },
    divisions: { type: 'string', default: '' },
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    minutes: { type: 'string', default: '60' },
    drive: { type: 'string' },
    areas: { type: 'string', default: '' },
    rounds: { type: 'string', default: '3' },
    processes: { type: 'string', default: '2' },
  },
});
const say = (words: string): boolean => process.stdout.write(`${words}\n`);
const codes = (text: string) =>
  text
    .split(',')
    .filter((code) => code !== '')
    .map(padCode);

function wholeNumber(name: 'boxes' | 'minutes' | 'rounds' | 'processes'): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} ${values[name]}: it has to be a whole number`);
}

async function run(): Promise<void> {
  const centre = values.url.replace(/\/$/, '');
  const boxes = wholeNumber('boxes');
  const processes = wholeNumber('processes');
  const rounds = wholeNumber('rounds');
  const minutes = wholeNumber('minutes');
  const allowed = openFilesAllowed();
  if (boxes / processes + OTHER_FILES > allowed)
    throw new Error(
      `a process may open ${allowed} files here, too few for ${Math.ceil(boxes / processes)} boxes: raise it with "ulimit -n", for the control centre too, or use more --processes`,
    );
  const port = await findPort(centre);
  const places = await placesOf(centre, codes(values.divisions));
  const began = performance.now();
  const berths = await enrolMany(centre, boxes, places);
  say(`${boxes} boxes enrolled in ${seconds(began)}, in ${Math.min(boxes, places.length)} divisions`);
  const connecting = performance.now();
  const fleet = Fleet.open({ ...port, berths, processes, trouble: say });
  const leave = async (): Promise<void> => {
    await fleet.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void leave());
  process.once('SIGTERM', () => void leave());
  const allHere = await fleet.until(() => fleet.online === boxes, COME_WITHIN_MS);
  say(`${fleet.online} online after ${seconds(connecting)}${allHere ? '' : ': NOT ALL'}`);
  if (values.drive) {
    const areas = codes(values.areas);
    await drive(centre, fleet, values.drive, areas.length > 0 ? areas : [padCode('53')], rounds);
  } else {
    await listen(fleet, minutes);
  }
  say(verificationReport(fleet));
  await fleet.close();
}

async function drive(
  centre: string,
  fleet: Fleet,
  file: string,
  areas: readonly string[],
  rounds: number,
): Promise<void> {
  const logins = readLogins(file);
  const composer = await signIn(centre, logins.composer);
  const approver = await signIn(centre, logins.approver);
  const typed = await provinceName(centre);
  for (let round = 0; round < rounds; round += 1) {
    const sent = await sendDrill(composer, approver, areas, typed);
    await follow(fleet, sent);
    await follow(fleet, await endDrill(approver, sent.id));
  }
}

async function follow(
  fleet: Fleet,
  { id, revision, pressed }: { id: string; revision: number; pressed: number },
): Promise<void> {
  const tally = fleet.tally(id, revision);
  const isWhole = () => tally.sighting !== undefined && tally.compare(fleet.berths).missing.length === 0;
  await fleet.until(isWhole, ARRIVE_WITHIN_MS);
  say(reportOf(tally, fleet, pressed));
}

/** Tells of each alert once nothing more of it has come for a while. */
async function listen(fleet: Fleet, minutes: number): Promise<void> {
  const end = performance.now() + minutes * 60_000;
  const told = new Map<string, string>();
  const counted = new Map<string, number>();
  while (performance.now() < end) {
    await fleet.until(() => false, LOOK_EVERY_MS);
    for (const [name, tally] of fleet.tallies) {
      const size = tally.taken.size + [...tally.refusals.values()].reduce((sum, boxes) => sum + boxes, 0);
      const isQuiet = counted.get(name) === size;
      counted.set(name, size);
      const words = isQuiet ? reportOf(tally, fleet) : undefined;
      if (words === undefined || told.get(name) === words) continue;
      told.set(name, words);
      say(words);
    }
  }
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

run().catch((error: unknown) => {
  process.stderr.write(`fleet: ${(error as Error).message}\n`);
  process.exit(1);
});
