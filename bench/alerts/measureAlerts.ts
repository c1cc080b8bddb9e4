import {
  findMosquitto,
  type Mosquitto,
  startMosquitto,
} from '../../src/control-centre/push/testing/mosquitto';
import {
  endDrill,
  enrolMany,
  Fleet,
  findPort,
  placesOf,
  provinceName,
  rank,
  sendDrill,
} from '../../src/simulator/fleet';
import { type Figure, ms } from '../figures';
import { type AlertCentre, openAlertCentre } from './alertCentre';
import { openBareServer } from './bareServer';

const BUDGET_MS = 1000;
/** Against raw socket writes of the same run. */
const BUDGET_RATIO = 2.5;
const BACK_WITHIN_MS = 60_000;
const COME_WITHIN_MS = 120_000;
const ARRIVE_WITHIN_MS = 20_000;
const MESSAGE_BYTES = 2300;
const AREAS = ['530000000000'];

/** Each round's p50, p99 and slowest. */
interface Delays {
  p50: number[];
  p99: number[];
  max: number[];
}

type Say = (words: string) => void;

/** A fleet of boxes on our own broker, on Mosquitto, and on bare sockets: how fast an alert comes, and what survives. */
export async function measureAlerts(boxes: number, rounds: number, say: Say): Promise<Figure[]> {
  const bare = await measureBare(boxes, rounds, say);
  const floor = median(bare.p99);
  say(`  raw socket writes: ${words(bare)}`);
  const figures: Figure[] = [
    {
      what: 'raw socket writes, written → received',
      at: at(boxes, rounds),
      ours: words(bare),
      budget: '',
      peer: '',
      samples: bare.p99,
    },
  ];
  figures.push(...(await measureBroker('own broker', boxes, rounds, floor, undefined, say)));
  const programme = findMosquitto();
  if (!programme) {
    say('  Mosquitto is not installed: not measured');
    return figures;
  }
  const mosquitto = await startMosquitto(programme);
  try {
    figures.push(...(await measureBroker('Mosquitto', boxes, rounds, floor, mosquitto, say)));
  } finally {
    await mosquitto.close();
  }
  return figures;
}

async function measureBroker(
  name: string,
  boxes: number,
  rounds: number,
  floor: number,
  mosquitto: Mosquitto | undefined,
  say: Say,
): Promise<Figure[]> {
  const centre = await openAlertCentre(
    mosquitto && { MQTT_URL: mosquitto.mqttUrl, PUSH_URL: mosquitto.pushUrl },
  );
  let fleet: Fleet | undefined;
  try {
    const port = await findPort(centre.url);
    const berths = await enrolMany(centre.url, boxes, await placesOf(centre.url, []));
    say(`  ${name}: ${boxes} boxes enrolled`);
    fleet = Fleet.open({ ...port, berths, trouble: say });
    await everyone(fleet, boxes);
    say(`  ${name}: all connected`);
    const shown = emptyDelays();
    const ended = emptyDelays();
    const typed = await provinceName(centre.url);
    let wrong = 0;
    let missing = 0;
    for (let round = 0; round < rounds; round += 1) {
      const drill = await sendDrill(centre.composer, centre.approver, AREAS, typed);
      const cancel = await follow(fleet, shown, drill).then(() => endDrill(centre.approver, drill.id));
      await follow(fleet, ended, cancel);
      for (const { id, revision } of [drill, cancel]) {
        const compared = fleet.tally(id, revision).compare(berths);
        wrong += compared.wrong.length;
        missing += compared.missing.length;
      }
    }
    const budget = `p99 ${ms(BUDGET_MS)}, ${BUDGET_RATIO} x raw`;
    const line = (what: string, delays: Delays): Figure => ({
      what: `${name}: ${what}`,
      at: at(boxes, rounds),
      ours: words(delays),
      budget,
      peer: `raw x ${(median(delays.p99) / floor).toFixed(1)}`,
      samples: delays.p99,
      kept: median(delays.p99) <= BUDGET_MS,
    });
    const figures = [
      line('alert, approval pressed → received', shown),
      line('cancel, pressed → received', ended),
      {
        what: `${name}: boxes missed, wrongly reached`,
        at: `${2 * rounds} revisions`,
        ours: `${missing}, ${wrong}`,
        budget: '0, 0',
        peer: '',
        kept: missing === 0 && wrong === 0,
      },
    ];
    for (const { what, ours } of figures) say(`  ${what}: ${ours}`);
    const restarted = await measureRestart(name, centre, fleet, mosquitto);
    say(`  ${restarted.what}: ${restarted.ours}`);
    return [...figures, restarted];
  } finally {
    await fleet?.close();
    await centre.close();
  }
}

/** Kills the broker under everybody while an alert is active, and waits for all to be back and the alert with them. */
async function measureRestart(
  name: string,
  centre: AlertCentre,
  fleet: Fleet,
  mosquitto: Mosquitto | undefined,
): Promise<Figure> {
  const boxes = fleet.berths.length;
  const typed = await provinceName(centre.url);
  const drill = await sendDrill(centre.composer, centre.approver, AREAS, typed);
  await follow(fleet, emptyDelays(), drill);
  const began = performance.now();
  await (mosquitto ?? centre).restart();
  await fleet.until(() => fleet.online < boxes, 1000);
  const back = await fleet.until(() => fleet.online === boxes, BACK_WITHIN_MS * 2);
  const took = performance.now() - began;
  // A box that comes new hears what is active from the broker, not from its memory.
  const [berth] = await enrolMany(centre.url, 1, ['532922000000']);
  const newcomer = Fleet.open({
    ...(await findPort(centre.url)),
    berths: [berth!],
    processes: 1,
    trouble: () => undefined,
  });
  const tally = newcomer.tally(drill.id, drill.revision);
  const intact = await newcomer.until(() => tally.taken.size === 1, BACK_WITHIN_MS);
  await newcomer.close();
  return {
    what: `${name}: killed and started again`,
    at: `${boxes} boxes`,
    ours: `${back ? `all back in ${(took / 1000).toFixed(1)} s` : `${boxes - fleet.online} never came back`}, active alert ${intact ? 'intact' : 'LOST'}`,
    budget: `${BACK_WITHIN_MS / 1000} s, intact`,
    peer: '',
    kept: back && took <= BACK_WITHIN_MS && intact,
  };
}

async function measureBare(boxes: number, rounds: number, say: Say): Promise<Delays> {
  const server = await openBareServer();
  const berths = Array.from({ length: boxes }, () => ({ division: AREAS[0]! }));
  const fleet = Fleet.open({
    push: server.url,
    berths,
    roots: [],
    clockAheadMs: 0,
    bare: true,
    trouble: say,
  });
  const delays = emptyDelays();
  try {
    await everyone(fleet, boxes);
    // Each revision of an alert is one round; so are its cancels.
    for (let round = 1; round <= 2 * rounds; round += 1) {
      const tally = fleet.tally('bare', round);
      const pressed = Date.now();
      server.write(MESSAGE_BYTES);
      await fleet.until(() => tally.taken.size === boxes, ARRIVE_WITHIN_MS);
      note(delays, tally.delays(pressed));
    }
  } finally {
    await fleet.close();
    await server.close();
  }
  return delays;
}

async function everyone(fleet: Fleet, boxes: number): Promise<void> {
  if (!(await fleet.until(() => fleet.online === boxes, COME_WITHIN_MS)))
    throw new Error(`${fleet.online} of ${boxes} boxes connected: see "ulimit -n"`);
}

async function follow(
  fleet: Fleet,
  delays: Delays,
  { id, revision, pressed }: { id: string; revision: number; pressed: number },
): Promise<void> {
  const tally = fleet.tally(id, revision);
  await fleet.until(() => tally.taken.size === fleet.berths.length, ARRIVE_WITHIN_MS);
  note(delays, tally.delays(pressed));
  // Receipts are spread over some seconds; the next round must not run into them.
  const spreadMs = Math.ceil(fleet.berths.length / 1500) * 1000 + 1000;
  await new Promise((resolve) => setTimeout(resolve, spreadMs));
}

const emptyDelays = (): Delays => ({ p50: [], p99: [], max: [] });

function note({ p50, p99, max }: Delays, sorted: readonly number[]): void {
  p50.push(rank(sorted, 0.5));
  p99.push(rank(sorted, 0.99));
  max.push(rank(sorted, 1));
}

const median = (samples: readonly number[]): number =>
  rank(
    [...samples].sort((a, b) => a - b),
    0.5,
  );
const at = (boxes: number, rounds: number): string => `${boxes} boxes, ${rounds} rounds`;
const words = ({ p50, p99, max }: Delays): string =>
  `p50 ${ms(median(p50))}, p99 ${ms(median(p99))}, max ${ms(Math.max(...max))}`;
