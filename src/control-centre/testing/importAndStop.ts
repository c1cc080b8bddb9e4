/**
 * A process to be killed in the middle of an import. Arguments: data folder, worker file, and what to import:
 * 'playlist' (again and again, two versions in turn) or 'guide' (which comes to a halt after half).
 * Prints 'ready' when the store is open and 'half' when half of the guide is staged.
 */
import { dayStart } from '../../contract';
import { importGuide } from '../guide';
import { streamSource } from '../intake';
import { importPlaylist } from '../lineup';
import { openStore } from '../store';
import { sampleGuide, samplePlaylist } from './sampleFiles';

const [dataFolder, workerFile, kind] = process.argv.slice(2);
const store = await openStore({ dataFolder: dataFolder!, workerFile });
const say = (word: string) => process.stdout.write(`${word}\n`);

async function* playlist(title: string) {
  yield Buffer.from(samplePlaylist(2000, 0, title).text);
}

async function* halfAGuide() {
  const today = dayStart('2026-11-24');
  const pieces = [
    ...sampleGuide({ channels: 40, days: 10, programmesPerDay: 50, start: today, title: '新节目' }),
  ];
  for (const [at, piece] of pieces.entries()) {
    if (at === Math.floor(pieces.length * 0.75)) {
      say('half');
      await new Promise(() => setInterval(() => undefined, 1000));
    }
    yield Buffer.from(piece);
  }
}

say('ready');
if (kind === 'guide') {
  await importGuide(store, streamSource(halfAGuide(), 'guide.xml'), { now: dayStart('2026-11-24') * 1000 });
} else {
  for (let turn = 0; ; turn += 1) {
    await importPlaylist(store, streamSource(playlist(turn % 2 === 0 ? '新' : '旧'), 'list.m3u'));
    say('imported');
  }
}
