import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Channel, check, Lineup } from '../src/contract';
import { type Link, openLink } from './link';

/** A whole demonstration province, seen through a subscriber's line. */
export interface Province {
  /** In front of the control centre, which serves the box application and the peers' pages as well. */
  centre: Link;
  /** In front of the headend; the line-up's addresses lead through it. */
  headend: Link;
  /** The television channels that every box sees. */
  channels: Channel[];
  /** Those of them that come in several renditions, so that a player can start on a small one. */
  laddered: Channel[];
  close(): Promise<void>;
}

const ROUND_TRIP_MS = 20;
const MEGABITS_PER_SECOND = 20;
/** The line in words. */
export const LINE = `${ROUND_TRIP_MS} ms, ${MEGABITS_PER_SECOND} Mbit/s`;

const SEGMENT_S = 2;
const FULL_BITS = 2e6;
const SMALL_BITS = 0.5e6;

/** The demonstration's pictures are smaller than real ones; a line has to carry what real ones weigh. */
function weightOf(path: string): number {
  if (/audio|\.aac$/.test(path)) return 0;
  return ((/270p/.test(path) ? SMALL_BITS : FULL_BITS) / 8) * SEGMENT_S;
}

const MOUNTS = [
  { prefix: '/box/', root: 'dist/es5' },
  { prefix: '/peers/', root: 'bench/peers' },
  { prefix: '/libraries/hls/', root: 'node_modules/hls.js/dist' },
  { prefix: '/libraries/shaka/', root: 'node_modules/shaka-player/dist' },
  { prefix: '/libraries/video/', root: 'node_modules/video.js/dist' },
];

const Ready = v.object({ ready: v.literal(true), url: v.string() });

function launch(name: string, env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(`dist/server/${name}.js`, [], { env: { ...process.env, ...env } });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`${name} ended (${code ?? 'killed'}) before it was ready`)),
    );
    child.on('message', (message) => {
      if (v.is(Ready, message)) resolve({ child, url: message.url });
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

async function load(centre: string, headend: string, dataDir: string): Promise<void> {
  const loader = fork('dist/server/demo.js', [
    ...['--control-centre', centre, '--headend', headend, '--data-dir', dataDir],
  ]);
  const code = await new Promise((resolve) => loader.once('exit', resolve));
  if (code !== 0) throw new Error(`the demonstration province was not loaded (${code})`);
}

/** Starts headend and control centre, loads the province, and puts a line in front of both. */
export async function openProvince(): Promise<Province> {
  const dataDir = mkdtempSync(join(tmpdir(), 'caiyun-bench-'));
  const children: ChildProcess[] = [];
  const links: Link[] = [];
  async function close(): Promise<void> {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all([...children.map(ended), ...links.map((link) => link.close())]);
    rmSync(dataDir, { recursive: true, force: true });
  }
  try {
    const headendServer = await launch('headend', { PORT: '0' });
    children.push(headendServer.child);
    const shape = { roundTripMs: ROUND_TRIP_MS, megabitsPerSecond: MEGABITS_PER_SECOND, weightOf };
    const headend = await openLink(headendServer.url, shape);
    links.push(headend);
    const centreServer = await launch('control-centre', {
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'error',
      STATIC_MOUNTS: JSON.stringify(MOUNTS),
    });
    children.push(centreServer.child);
    await load(centreServer.url, headend.url, dataDir);
    const centre = await openLink(centreServer.url, { ...shape, weightOf: () => 0 });
    links.push(centre);
    const url = `${centreServer.url}/api/v1/lineup?division=530000000000`;
    const lineup = check(Lineup, await (await fetch(url)).json(), url);
    const channels = lineup.channels.filter(({ radio, areas }) => !radio && areas.length === 0);
    const laddered: Channel[] = [];
    for (const channel of channels) {
      const playlist = await (await fetch(channel.sources[0]!)).text();
      if ((playlist.match(/#EXT-X-STREAM-INF/g) ?? []).length > 1) laddered.push(channel);
    }
    return { centre, headend, channels, laddered, close };
  } catch (error) {
    await close();
    throw error;
  }
}
