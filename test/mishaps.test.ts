import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Box, HOME } from './box';
import { launchChromium } from './browser';
import { textsOf } from './texts';
import { startWorld, type World } from './world';

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([
    startWorld(),
    launchChromium(['--use-angle=swiftshader', '--enable-unsafe-swiftshader']),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

it('a lost WebGL context brings the box back to the same place, with picture and words', async () => {
  const box = await Box.open(browser, world, { query: '&box=context', renderer: 'webgl' });
  await box.playing();
  await box.press('Home');
  await box.sees(1, HOME);
  const again = box.page.waitForEvent('load');
  const lost = await box.page.evaluate(() => {
    const { app } = window as unknown as { app: { stage: { gl?: WebGLRenderingContext } } };
    const extension = app.stage.gl?.getExtension('WEBGL_lose_context');
    extension?.loseContext();
    return extension !== undefined && extension !== null;
  });
  expect(lost, 'the interface is drawn with WebGL here').toBe(true);
  await again;
  await box.playing();
  await box.sees(1, HOME);
  const words = (await textsOf(box.page)).map((text) => text.words);
  expect(words.length).toBeGreaterThan(5);
  await box.close();
});

it('without its typeface the box shows picture and words all the same', async () => {
  const context = await browser.newContext();
  await context.route('**/fonts/**', (route) => route.abort());
  const box = await Box.openIn(context, world, { query: '&box=faceless' });
  await box.playing();
  await box.press('Enter');
  await box.settled();
  const words = (await textsOf(box.page)).map((text) => text.words).join(' ');
  expect(words).toContain('频道列表');
  await box.close();
});
