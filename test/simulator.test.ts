import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, it } from 'vitest';
import { launchChromium } from './browser';
import { startWorld, type World } from './world';

let world: World;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchChromium()]);
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  page = await context.newPage();
  await page.goto(`${world.centre}/simulator/`);
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const box = () => page.frames().find((frame) => frame.url().includes('/box/'))!;

it('the remote on screen zaps the box in the frame', async () => {
  await page.waitForSelector('iframe');
  await page.waitForFunction(() => document.querySelector('section.plate')?.textContent?.includes('1'));
  await box().waitForFunction(() =>
    [...document.querySelectorAll('video')].some((video) => video.currentTime > 0),
  );
  await page.click('[data-key=ChannelUp]');
  await page.waitForFunction(() =>
    /频道\s*2|2/.test(document.querySelector('section.plate')?.textContent ?? ''),
  );
  await page.context().close();
});
