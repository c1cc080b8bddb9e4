import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Box } from './box';
import { launchChromium } from './browser';
import { startWorld, type World } from './world';

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const online = (box: Box, wanted: boolean) =>
  box.page.waitForFunction((state) => window.caiyun?.connection.online === state, wanted, {
    timeout: 30_000,
  });

it('without the control centre television and zapping go on; it heals by itself', async () => {
  const box = await Box.open(browser, world, { query: '&box=outage' });
  await box.playing();
  await world.stopCentre();
  await online(box, false);
  await box.press('PageUp');
  await box.sees(2);
  await box.press('1', '0', 'Enter');
  await box.sees(10);
  const before = await box.page.evaluate(() => document.querySelectorAll('video')[0]!.ownerDocument.title);
  expect(before).toBe('彩云电视');
  await world.startCentre();
  await online(box, true);
  await box.sees(10);
  await box.close();
});

it('without a stream the viewer reads what to do, and the picture comes back by itself', async () => {
  const box = await Box.open(browser, world, { query: '&box=dead' });
  await box.playing();
  await world.stopHeadend();
  await box.page.waitForFunction(() => window.caiyun.tuner.state.kind === 'trouble', undefined, {
    timeout: 60_000,
  });
  await world.startHeadend();
  await box.page.waitForFunction(() => window.caiyun.tuner.state.kind === 'playing', undefined, {
    timeout: 60_000,
  });
  await box.sees(1);
  await box.close();
});
