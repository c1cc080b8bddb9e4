import type { Browser, Page } from 'playwright-core';
import type { Channel } from '../src/contract';
import { throttle } from './browser';
import { installDraws } from './page/draws';
import { installEye, type Strip } from './page/eye';
import type { Province } from './province';

/** Where the demonstration's pictures carry their channel's number. */
const STRIP: Strip = { left: 0.02, right: 0.18, top: 0.94, bottom: 0.97, blocks: 8 };
const PATIENCE_MS = 20_000;

export const PEERS = ['hls', 'shaka', 'video'] as const;
export type Peer = (typeof PEERS)[number];
export const PEER_NAMES: Record<Peer, string> = { hls: 'hls.js', shaka: 'Shaka', video: 'video.js' };

/** How many channels on a cold jump leads: to none that the box could have expected. */
export const JUMP = 5;

/** Presses a key and tells how long its effect took, ms. */
export type Zap = (to: Channel) => Promise<number>;

declare global {
  interface Window {
    /** Where a peer's page goes with the next key. */
    next: string;
  }
}

/** Opens an empty page that is looked at from its first script on. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(installEye, STRIP);
  await page.addInitScript(installDraws);
  return page;
}

/** @throws {Error} when no frame of the channel has come within the patience of a bench */
async function sighting(page: Page, channel: Channel): Promise<{ frameAt: number; keyAt: number }> {
  let impatient: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    impatient = setTimeout(
      () => reject(new Error(`no frame of channel ${channel.number} on ${new URL(page.url()).pathname}`)),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([page.evaluate(() => window.eye.seen), late]);
  } finally {
    clearTimeout(impatient);
  }
}

/** Goes to an address and tells how long after that the first frame stood there, ms. */
export async function boot(page: Page, url: string, channel: Channel): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.evaluate((number) => window.eye.lookFor(number), channel.number);
  return (await sighting(page, channel)).frameAt;
}

export async function pressAndSee(page: Page, key: string, to: Channel): Promise<number> {
  await page.evaluate((number) => window.eye.lookFor(number), to.number);
  await page.keyboard.press(key);
  const { frameAt, keyAt } = await sighting(page, to);
  return frameAt - keyAt;
}

export const peerUrl = ({ centre }: Province, peer: Peer, channel: Channel): string =>
  `${centre.url}/peers/${peer}.html?source=${encodeURIComponent(channel.sources[0]!)}`;

export const boxUrl = ({ centre }: Province, decoders: 1 | 2): string =>
  `${centre.url}/box/?debug=1&box=bench&keymap=desktop&renderer=canvas2d&decoders=${decoders}`;

/** A player's page on a channel, at a throttle. */
export async function openPeer(
  browser: Browser,
  province: Province,
  peer: Peer,
  channel: Channel,
  times: number,
): Promise<{ page: Page; zap: Zap }> {
  const page = await openPage(browser);
  await throttle(page, times);
  await boot(page, peerUrl(province, peer, channel), channel);
  return {
    page,
    async zap(to) {
      await page.evaluate((source) => {
        window.next = source;
      }, to.sources[0]!);
      return pressAndSee(page, 'PageUp', to);
    },
  };
}

/** The box on its first channel, at a throttle. */
export async function openBox(
  browser: Browser,
  province: Province,
  channel: Channel,
  times: number,
  decoders: 1 | 2,
): Promise<Page> {
  const page = await openPage(browser);
  await throttle(page, times);
  await boot(page, boxUrl(province, decoders), channel);
  return page;
}
