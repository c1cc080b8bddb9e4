import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Box } from './box';
import { launchChromium } from './browser';
import { outside, overlaps, textsOf } from './texts';
import { startWorld, type World } from './world';

/** Set to keep the screenshots in docs/screens: `npm run screens`. */
const KEEP = process.env['KEEP_SCREENS'] === '1';

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchChromium()]);
  if (KEEP) mkdirSync('docs/screens', { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** How a viewer comes to each screen from full-screen television. */
const SCREENS: Record<string, string[]> = {
  banner: ['PageUp'],
  list: ['Enter', 'ArrowDown', 'ArrowDown'],
  number: ['1', '0'],
  miss: ['8', '8', '8', 'Enter'],
  home: ['Home'],
  county: ['Home', 'ArrowRight', 'ArrowDown', 'Enter'],
  services: ['Home', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter'],
  alerts: ['Home', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter', 'Enter'],
  guide: ['Home', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter', 'ArrowRight'],
  place: ['Home', 'ArrowRight', ...Array(4).fill('ArrowDown'), 'Enter', 'ArrowRight'],
  county_choice: ['Home', 'ArrowRight', ...Array(4).fill('ArrowDown'), 'Enter', 'ArrowRight', 'Enter'],
  township_choice: [
    'Home',
    'ArrowRight',
    ...Array(4).fill('ArrowDown'),
    'Enter',
    'ArrowRight',
    'Enter',
    'Enter',
  ],
  language: ['Home', 'ArrowRight', ...Array(4).fill('ArrowDown'), 'Enter', 'ArrowDown', 'ArrowRight'],
  about: ['Home', 'ArrowRight', ...Array(4).fill('ArrowDown'), 'Enter', 'ArrowDown', 'ArrowDown'],
  keys: [
    ...['Home', 'ArrowRight', ...Array(4).fill('ArrowDown'), 'Enter'],
    ...['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter', 'PageUp'],
  ],
};

/** Waits while the screen says that it is waiting: the list of places comes from the control centre. */
async function answered(box: Box): Promise<void> {
  while ((await textsOf(box.page)).some(({ words }) => /正在读取|Reading/.test(words))) await box.settled();
}

/** Waits for the description of the programme that has the focus, which is asked for after a rest. */
async function described(box: Box): Promise<void> {
  await box.page.waitForResponse(/\/guide\/channels\//);
  await box.settled();
}

describe.each(['zh-CN', 'en'])('every screen in %s', (language) => {
  describe.each([1280, 1920] as const)('at %i', (width) => {
    it.each(Object.keys(SCREENS))(
      '%s has its text in the house face, inside the safe area, nothing over another',
      async (name) => {
        const query = `&box=screen-${name}-${language}-${width}`;
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(`${world.centre}/box/static/keymaps/desktop.json`);
        await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
          `caiyun.screen-${name}-${language}-${width}.language`,
          JSON.stringify(language),
        ] as const);
        const box = await Box.openIn(context, world, { width, query });
        await box.playing();
        await box.page.waitForFunction(
          () => window.caiyun.guide.onAir('cctv1', Date.now() / 1000).now !== undefined,
        );
        await box.page.waitForFunction(() => window.caiyun.place.name !== '');
        for (const key of SCREENS[name]!) {
          await box.press(key);
          await box.settled();
          await answered(box);
        }
        if (name === 'guide') await described(box);
        const texts = await textsOf(box.page);
        if (KEEP) await box.page.screenshot({ path: `docs/screens/${name}-${language}-${width}.png` });
        expect(
          await box.page.evaluate(
            () => document.fonts.check('32px CaiyunSans') && document.fonts.check('32px CaiyunSansBold'),
          ),
        ).toBe(true);
        expect(texts.length).toBeGreaterThan(0);
        expect(outside(texts)).toEqual([]);
        expect(overlaps(texts)).toEqual([]);
        await box.close();
        await context.close();
      },
    );
  });
});
