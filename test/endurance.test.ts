import type { Browser, CDPSession } from 'playwright-core';
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

/** Zaps up, each time waiting for the picture. */
function zap(box: Box, times: number): Promise<void> {
  return box.page.evaluate(
    (left) =>
      new Promise<void>((done) => {
        const { tuner, zapper } = window.caiyun;
        let open = left;
        const end = tuner.changed.listen((state) => {
          if (state.kind !== 'playing') return;
          open--;
          if (open === 0) {
            end();
            done();
            // A little apart, as presses are: closer ones count as one burst.
          } else setTimeout(() => zapper.step(1), 230);
        });
        zapper.step(1);
      }),
    times,
  );
}

/** What must not grow, after the garbage is gone. */
async function held(box: Box, session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)!.value;
  const stage = await box.page.evaluate(() => {
    const { app } = window as unknown as { app: { stage: { gc(): void; usedMemory: number } } };
    app.stage.gc();
    return { textures: app.stage.usedMemory, videos: document.querySelectorAll('video').length };
  });
  return {
    ...stage,
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    heap: metric('JSHeapUsedSize'),
  };
}

it('after 500 zaps no more is held than before: videos, listeners, textures, heap', async () => {
  const box = await Box.open(browser, world, { query: '&box=endurance' });
  await box.playing();
  const session = await box.page.context().newCDPSession(box.page);
  await session.send('Performance.enable');
  await zap(box, 100);
  const before = await held(box, session);
  await zap(box, 500);
  const after = await held(box, session);
  console.info('before', before, 'after', after);
  expect(after.videos).toBeLessThanOrEqual(2);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners * 1.05);
  expect(after.textures).toBeLessThanOrEqual(before.textures * 1.05);
  expect(after.heap).toBeLessThanOrEqual(before.heap * 1.05);
  await box.close();
}, 600_000);
