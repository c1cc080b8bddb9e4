import type { Browser, Page } from 'playwright-core';
import { type Figure, ms, p50, p95, rounded } from './figures';
import type { Province } from './province';
import { openBox } from './viewers';

const BUDGET_MS = 50;
const GUIDE_BUDGET_MS = 100;
/** Between two keys of a viewer in a hurry. */
const PACE_MS = 180;

const times = (count: number, key: string): string[] => Array.from({ length: count }, () => key);

const WALK = [...times(8, 'ArrowDown'), ...times(8, 'ArrowUp')];
/** Over the picture: the list is opened, walked and closed. */
const LIST = ['Enter', ...WALK, ...WALK, ...WALK, 'Backspace'];
/** The guide is opened, walked by channels, then by programmes and days. */
const GUIDE = ['g', ...WALK, 'ArrowRight', ...times(8, 'ArrowDown'), ...times(3, 'ArrowRight'), ...WALK];

/** @returns ms for each key that changed what the canvas shows */
async function press(page: Page, keys: string[]): Promise<number[]> {
  await page.evaluate(() => {
    window.draws.samples = [];
  });
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PACE_MS);
  }
  return page.evaluate(() => window.draws.samples);
}

/** Key to the first frame of the interface that shows its effect, with live television running behind. */
export async function measureKeys(browser: Browser, province: Province, slower: number): Promise<Figure[]> {
  const page = await openBox(browser, province, province.channels[0]!, slower, 2);
  const measured: Figure[] = [];
  for (const { what, keys, budget } of [
    { what: 'key to frame, channel list', keys: LIST, budget: BUDGET_MS },
    { what: 'key to frame, guide', keys: GUIDE, budget: GUIDE_BUDGET_MS },
  ]) {
    const took = await press(page, keys);
    measured.push({
      what,
      at: `CPU/${slower}, n=${took.length} of ${keys.length}`,
      ours: `${ms(p50(took))}, p95 ${ms(p95(took))}`,
      budget: `p95 ${budget} ms`,
      peer: '',
      samples: rounded(took),
      kept: p95(took) <= budget,
    });
  }
  await page.context().close();
  return measured;
}
