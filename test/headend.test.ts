import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './browser';
import { startWorld, type World } from './world';

/** Five minutes: five ends of the minute's loop. `SOAK_MINUTES=60` for the hour. */
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 5);

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
});

interface Watch {
  stalls: number;
  errors: string[];
}

/** Where a player stands: what it has played, how old its picture is, and when that was, all in seconds. */
interface Stand {
  played: number;
  behind: number;
  at: number;
}

function standOf(page: Page): Promise<Stand> {
  return page.evaluate(() => {
    const { hls } = window as unknown as { hls: { playingDate: Date } };
    const at = Date.now() / 1000;
    const played = document.querySelector('video')!.currentTime;
    return { played, behind: at - hls.playingDate.getTime() / 1000, at };
  });
}

/** Plays a stream in a page with nothing but hls.js, counts what a viewer would notice. */
async function open(url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${world.centre}/api/v1/status`);
  await page.addScriptTag({ content: readFileSync('node_modules/hls.js/dist/hls.min.js', 'utf8') });
  await page.evaluate((source) => {
    const { Hls } = window as unknown as { Hls: typeof import('hls.js').default };
    const video = document.body.appendChild(document.createElement('video'));
    video.muted = true;
    const hls = new Hls();
    const watch = { stalls: 0, errors: [] as string[] };
    Object.assign(window, { watch, hls });
    hls.on(Hls.Events.ERROR, (_event, data) =>
      watch.errors.push(`${data.details}${data.fatal ? ' (fatal)' : ''}`),
    );
    hls.loadSource(source);
    hls.attachMedia(video);
    video.addEventListener('playing', () => video.addEventListener('waiting', () => watch.stalls++), {
      once: true,
    });
    void video.play();
  }, url);
  await page.waitForFunction(() => document.querySelector('video')!.currentTime > 0);
  return page;
}

it(
  `live plays ${MINUTES} minutes in hls.js across the loop's end without a stall, and its clock is right`,
  async () => {
    const page = await open(`${world.headend}/live/cctv1/index.m3u8`);
    await page.waitForFunction(
      () => (window as unknown as { hls: { playingDate: Date | null } }).hls.playingDate !== null,
    );
    const first = await standOf(page);
    await page.waitForFunction(
      ([start, seconds]) => {
        const { watch } = window as unknown as { watch: { errors: string[] } };
        return (
          document.querySelector('video')!.currentTime > start + seconds ||
          watch.errors.some((e) => e.includes('fatal'))
        );
      },
      [first.played, MINUTES * 60] as const,
      { timeout: (MINUTES * 1.25 + 2) * 60_000, polling: 1000 },
    );
    const last = await standOf(page);
    const watch = await page.evaluate(() => (window as unknown as { watch: Watch }).watch);
    // A browser on a busy machine plays slower than the clock; that is not the headend's.
    const slow = last.at - first.at - (last.played - first.played);
    const drift = last.behind - first.behind - slow;
    console.info('soak', { ...watch, first, last, slow, drift });
    expect(watch.stalls).toBe(0);
    expect(watch.errors).toEqual([]);
    // Its date is the true time of what is on the screen: a live window behind the clock at most, and it stays so.
    expect(first.behind).toBeGreaterThan(0);
    expect(first.behind).toBeLessThan(20);
    expect(Math.abs(drift)).toBeLessThan(1);
    await page.close();
  },
  (MINUTES * 1.25 + 4) * 60_000,
);

it('a past programme plays from its beginning to its end', async () => {
  const start = Math.floor(Date.now() / 1000 / 60) * 60 - 7200;
  const page = await open(`${world.headend}/catchup/cctv10/index.m3u8?start=${start}&end=${start + 1800}`);
  const { date, duration } = await page.evaluate(() => {
    const { hls } = window as unknown as { hls: { playingDate: Date } };
    const video = document.querySelector('video')!;
    return { date: hls.playingDate.getTime() / 1000 - video.currentTime, duration: video.duration };
  });
  expect(Math.abs(date - start)).toBeLessThan(2.5);
  expect(Math.abs(duration - 1800)).toBeLessThan(3);
  await page.close();
});

it('half an hour of time-shift can be reached', async () => {
  const page = await open(`${world.headend}/live/cctv10/index.m3u8?window=1800`);
  await page.evaluate(() => {
    const video = document.querySelector('video')!;
    video.currentTime = video.seekable.start(0) + 4;
  });
  await page.waitForFunction(() => {
    const { hls } = window as unknown as { hls: { playingDate: Date | null } };
    const video = document.querySelector('video')!;
    return (
      !video.seeking &&
      video.readyState > 2 &&
      Date.now() - (hls.playingDate?.getTime() ?? Date.now()) > 1_700_000
    );
  });
  await page.close();
});

it('two audio languages, and subtitles, can be chosen', async () => {
  const page = await open(`${world.headend}/live/cctv4/index.m3u8`);
  await page.waitForFunction(() => {
    const { hls } = window as unknown as { hls: { audioTracks: unknown[] } };
    return hls.audioTracks.length === 2;
  });
  await page.evaluate(() => {
    const { hls } = window as unknown as { hls: { audioTrack: number } };
    hls.audioTrack = 1;
  });
  const at = await page.evaluate(() => document.querySelector('video')!.currentTime);
  await page.waitForFunction((from) => document.querySelector('video')!.currentTime > from + 5, at);
  await page.close();

  const titled = await open(`${world.headend}/live/cctv9/index.m3u8`);
  await titled.evaluate(() => {
    const { hls } = window as unknown as { hls: { subtitleTrack: number; subtitleDisplay: boolean } };
    hls.subtitleTrack = 0;
    hls.subtitleDisplay = true;
  });
  await titled.waitForFunction(() =>
    [...document.querySelector('video')!.textTracks].some((track) => (track.cues?.length ?? 0) > 0),
  );
  await titled.close();
});
