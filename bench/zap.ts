import type { Browser } from 'playwright-core';
import type { Channel } from '../src/contract';
import { type Figure, ms, p50, p95, ratio, rounded } from './figures';
import type { Province } from './province';
import { JUMP, openBox, openPeer, PEER_NAMES, PEERS, type Peer, pressAndSee } from './viewers';

const NEIGHBOUR_P50_MS = 60;
const NEIGHBOUR_P95_MS = 120;
/** Of hls.js destroyed and created, by CPU throttle. */
const NEIGHBOUR_RATIO: Record<number, number> = { 1: 0.17, 6: 0.35 };
const COLD_RATIO = 0.5;
/** A viewer looks at a channel at least this long; everyone is given the same. */
const DWELL_MS = 700;
const SETTLE_PATIENCE_MS = 8000;
/** After this long a live playlist is of no more use to a box that fetched it when it last left the channel. */
const FORGOTTEN_MS = 10_000;

/** Where a channel's segments lie. */
function folderOf(channel: Channel): string {
  return new URL('.', channel.sources[0]!).pathname;
}

/** Channel by channel upwards; each is asked for when the box has had the time to expect it. */
async function boxNeighbours(
  browser: Browser,
  province: Province,
  times: number,
  rounds: number,
  decoders: 1 | 2,
): Promise<number[]> {
  const { channels, headend } = province;
  const took: number[] = [];
  let since = Date.now();
  const page = await openBox(browser, province, channels[0]!, times, decoders);
  for (let at = 1; at <= rounds; at += 1) {
    const to = channels[at % channels.length]!;
    await headend.settled(folderOf(to), since, SETTLE_PATIENCE_MS);
    await page.waitForTimeout(DWELL_MS);
    since = Date.now();
    took.push(await pressAndSee(page, 'PageUp', to));
  }
  await page.context().close();
  return took;
}

/** By number, along a route of channels that the box does not expect; the time is counted from OK. */
async function boxJumps(
  browser: Browser,
  province: Province,
  times: number,
  route: readonly Channel[],
  dwellMs: number,
): Promise<number[]> {
  const took: number[] = [];
  if (route.length === 0) return took;
  const page = await openBox(browser, province, province.channels[0]!, times, 2);
  for (const to of route) {
    await page.waitForTimeout(dwellMs);
    for (const digit of String(to.number)) await page.keyboard.press(digit);
    took.push(await pressAndSee(page, 'Enter', to));
  }
  await page.context().close();
  return took;
}

/** Jumps over the whole line-up, each too far for a neighbour. */
function farRoute({ channels }: Province, rounds: number): Channel[] {
  return Array.from({ length: rounds }, (_, at) => channels[((at + 1) * JUMP) % channels.length]!);
}

/**
 * To the channels with a small rendition in turn, round by way of another; none is a neighbour of the one before,
 * or the one that was watched before it.
 */
function ladderRoute({ channels, laddered }: Province, jumps: number): Channel[] {
  const places = laddered.map((channel) => channels.indexOf(channel));
  const far = channels.find((_channel, at) => places.every((place) => Math.abs(place - at) > 1))!;
  const turn = [...laddered.slice(1), far, laddered[0]!];
  return Array.from({ length: jumps }, (_, at) => turn[at % turn.length]!);
}

async function peerZaps(
  browser: Browser,
  province: Province,
  times: number,
  rounds: number,
  peer: Peer,
): Promise<number[]> {
  const { channels } = province;
  const took: number[] = [];
  const { page, zap } = await openPeer(browser, province, peer, channels[0]!, times);
  for (let at = 1; at <= rounds; at += 1) {
    await page.waitForTimeout(DWELL_MS);
    took.push(await zap(channels[at % channels.length]!));
  }
  await page.context().close();
  return took;
}

const figures = (took: number[]): string => `${ms(p50(took))}, p95 ${ms(p95(took))}`;

/** Key to the first frame of the new channel, the box against three players in turn. */
export async function measureZap(
  browser: Browser,
  province: Province,
  times: number,
  rounds: number,
): Promise<Figure[]> {
  const two = await boxNeighbours(browser, province, times, rounds, 2);
  const one = await boxNeighbours(browser, province, times, rounds, 1);
  const cold = await boxJumps(browser, province, times, farRoute(province, rounds), DWELL_MS);
  const ladder = province.laddered.length < 2 ? [] : ladderRoute(province, Math.ceil(rounds / 2));
  const climbs = await boxJumps(browser, province, times, ladder, FORGOTTEN_MS);
  const small = climbs.filter((_ms, jump) => province.laddered.includes(ladder[jump]!));
  const peers = {} as Record<Peer, number[]>;
  for (const peer of PEERS) peers[peer] = await peerZaps(browser, province, times, rounds, peer);

  const naive = p50(peers.hls);
  const best = Math.min(...PEERS.map((peer) => p50(peers[peer])));
  const at = `CPU/${times}, n=${rounds}`;
  const allowed = NEIGHBOUR_RATIO[times] ?? 1;
  const neighbour = (what: string, took: number[]): Figure[] => [
    {
      what,
      at,
      ours: figures(took),
      samples: rounded(took),
      budget: times === 1 ? `${NEIGHBOUR_P50_MS} ms, p95 ${NEIGHBOUR_P95_MS} ms` : '',
      peer: PEERS.map((peer) => `${PEER_NAMES[peer]} ${figures(peers[peer])}`).join('; '),
      ...(times === 1 && { kept: p50(took) <= NEIGHBOUR_P50_MS && p95(took) <= NEIGHBOUR_P95_MS }),
    },
    {
      what: `${what}, of hls.js`,
      at,
      ours: ratio(p50(took) / naive),
      budget: ratio(allowed),
      peer: `hls.js ${ms(naive)}`,
      kept: p50(took) / naive <= allowed,
    },
  ];
  const jump = (what: string, took: number[]): Figure[] => [
    {
      what,
      at: `CPU/${times}, n=${took.length}`,
      ours: figures(took),
      samples: rounded(took),
      budget: 'below the best peer',
      peer: `best ${ms(best)}`,
      kept: p50(took) < best,
    },
    {
      what: `${what}, of hls.js`,
      at: `CPU/${times}, n=${took.length}`,
      ours: ratio(p50(took) / naive),
      budget: ratio(COLD_RATIO),
      peer: `hls.js ${ms(naive)}`,
      kept: p50(took) / naive <= COLD_RATIO,
    },
  ];
  return [
    ...neighbour('zap to a neighbour, two decoders', two),
    ...neighbour('zap to a neighbour, one decoder', one),
    ...jump('zap to any channel', cold),
    ...(small.length > 0 ? jump('zap to any channel with a small rendition', small) : []),
  ];
}
