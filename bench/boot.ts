import type { Browser } from 'playwright-core';
import { throttle } from './browser';
import { type Figure, ms, p50, p95, ratio, rounded } from './figures';
import type { Province } from './province';
import { boot, boxUrl, openPage, peerUrl } from './viewers';

const BUDGET_RATIO = 1.3;

/**
 * From power-on's address to the first live frame, on a box that has been on before (line-up and scripts in its
 * cache), against a page with hls.js and nothing else, turn by turn.
 */
export async function measureBoot(
  browser: Browser,
  province: Province,
  times: number,
  rounds: number,
): Promise<Figure[]> {
  const channel = province.channels[0]!;
  const addresses = { box: boxUrl(province, 2), bare: peerUrl(province, 'hls', channel) };
  const pages = { box: await openPage(browser), bare: await openPage(browser) };
  const took: Record<keyof typeof pages, number[]> = { box: [], bare: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const who of ['box', 'bare'] as const) {
      const page = pages[who];
      await throttle(page, times);
      const frameAt = await boot(page, addresses[who], channel);
      // The first time fills the caches.
      if (round > 0) took[who].push(frameAt);
      await page.goto('about:blank');
    }
  }
  for (const page of Object.values(pages)) await page.context().close();
  const compared = p50(took.box) / p50(took.bare);
  return [
    {
      what: 'boot to the first live frame',
      at: `CPU/${times}, n=${rounds}`,
      ours: `${ms(p50(took.box))}, p95 ${ms(p95(took.box))}`,
      budget: `${BUDGET_RATIO} x`,
      peer: `bare hls.js page ${ms(p50(took.bare))} (${ratio(compared)})`,
      samples: rounded(took.box),
      kept: compared <= BUDGET_RATIO,
    },
  ];
}
