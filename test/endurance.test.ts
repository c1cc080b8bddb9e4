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

/** Bytes of the page's own objects. Machine code and what the browser notes for its debugger are not ours. */
async function heapOf(session: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as {
    snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
    nodes: number[];
  };
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const size = fields.indexOf('self_size');
  const ours = new Set(
    ['object', 'closure', 'array', 'string', 'concatenated string', 'sliced string', 'regexp'].map((type) =>
      types[0].indexOf(type),
    ),
  );
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length)
    if (ours.has(nodes[at]!)) bytes += nodes[at + size]!;
  return bytes;
}

/** What must not grow, after the garbage is gone. */
async function held(box: Box, session: CDPSession) {
  const heap = await heapOf(session);
  const listeners: number[] = [];
  // Requests under way hold some for a moment.
  for (let look = 0; look < 10; look++) {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    listeners.push(metrics.find(({ name }) => name === 'JSEventListeners')!.value);
  }
  const stage = await box.page.evaluate(() => {
    const { app } = window as unknown as { app: { stage: { gc(): void; usedMemory: number } } };
    app.stage.gc();
    return { textures: app.stage.usedMemory, videos: document.querySelectorAll('video').length };
  });
  return { ...stage, heap, listeners: Math.min(...listeners) };
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
