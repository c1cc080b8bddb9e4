/**
 * A process that imports a guide of 300,000 programmes into an empty store and prints what it took, as JSON.
 * Arguments: data folder, worker file.
 */
import { dayStart } from '../../contract';
import { importGuide } from '../guide';
import { streamSource } from '../intake';
import { importPlaylist } from '../lineup';
import { openStore } from '../store';
import { sampleGuide, samplePlaylist } from './sampleFiles';

const CHANNELS = 500;
const DAYS = 14;
const PROGRAMMES_PER_DAY = 43;
const NOW = dayStart('2026-11-24') + 12 * 3600;
const MB = 2 ** 20;

const [dataFolder, workerFile] = process.argv.slice(2);
const store = await openStore({ dataFolder: dataFolder!, workerFile });
async function* bytes(pieces: Iterable<string>): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}
await importPlaylist(store, streamSource(bytes([samplePlaylist(CHANNELS, 0).text]), 'sample.m3u'));

const guide = {
  channels: CHANNELS,
  days: DAYS,
  programmesPerDay: PROGRAMMES_PER_DAY,
  start: dayStart('2026-11-17'),
};
const base = process.memoryUsage.rss();
let peak = base;
let longestRead = 0;
let reading = true;
/** What another request would meet meanwhile. */
async function readAllTheTime(): Promise<void> {
  while (reading) {
    const began = performance.now();
    await store.db.selectFrom('revision').selectAll().execute();
    longestRead = Math.max(longestRead, performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 10);
const reader = readAllTheTime();
const first = await importGuide(store, streamSource(bytes(sampleGuide(guide)), 'sample.xml'), {
  now: NOW * 1000,
});
const again = await importGuide(store, streamSource(bytes(sampleGuide(guide)), 'sample.xml'), {
  now: NOW * 1000,
});
reading = false;
await reader;
clearInterval(watch);
await store.close();
process.stdout.write(
  JSON.stringify({
    accepted: first.accepted,
    added: first.added,
    addedAgain: again.added + again.updated + again.removed,
    sameRevision: first.revision === again.revision,
    issues: first.issues.length,
    seconds: first.seconds,
    secondsAgain: again.seconds,
    baseMb: Math.round(base / MB),
    overBaseMb: Math.round((peak - base) / MB),
    longestReadMs: Math.round(longestRead),
  }),
);
