import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from './browser';
import { startWorld, type World } from './world';

/** Set to keep the screenshots in docs/screens: `npm run screens`. */
const KEEP = process.env['KEEP_SCREENS'] === '1';

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

describe.each(['zh-CN', 'en'])('the bench in %s', (language) => {
  it.each([1280, 1920] as const)(
    'shows two boxes side by side at %i, and no text is cut off',
    async (width) => {
      await page.setViewportSize({ width, height: (width * 9) / 16 });
      await page.evaluate((spoken) => localStorage.setItem('caiyun-simulator.language', spoken), language);
      await page.reload();
      await page.click(`button:has-text("${language === 'en' ? 'Two' : '两台'}")`);
      await page.waitForFunction(() => document.querySelectorAll('iframe').length === 2);
      const boxes = page.frames().filter((frame) => frame.url().includes('/box/'));
      for (const shown of boxes) {
        await shown.waitForFunction(() =>
          [...document.querySelectorAll('video')].some((video) => video.currentTime > 0),
        );
      }
      if (KEEP) {
        mkdirSync('docs/screens', { recursive: true });
        await page.screenshot({ path: `docs/screens/simulator-${language}-${width}.png` });
      }
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('h1, h2, button, label, dt, dd, p, small')]
          .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
          .map(({ textContent }) => textContent),
      );
      expect(cut).toEqual([]);
      await page.context().close();
    },
  );
});
