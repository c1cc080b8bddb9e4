import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertContent } from '../src/contract';
import type { DeskAlert } from '../src/contract/desk';
import { FAULT_POINTS } from '../src/control-centre/alerts';
import { bundle, freshFolder } from '../src/control-centre/testing';
import { Box } from './box';
import { launchChromium } from './browser';
import { APPROVER, administrator, COMPOSER, type Operator } from './operators';
import { startWorld, type World } from './world';

const YANGBI = '532922000000';
const ROUNDS = 20;

let world: World;
let browser: Browser;
let box: Box;
let composer: Operator;
let approver: Operator;
let faultFile: string;

beforeAll(async () => {
  faultFile = join(freshFolder(), 'fault');
  const [centreFile] = await Promise.all([
    bundle('main.ts', { as: 'faultyCentre', define: { __FAULT_POINTS__: 'true' } }),
    bundle('store/pgliteWorker.ts'),
  ]);
  [world, browser] = await Promise.all([
    startWorld({ centreFile, centreEnv: { FAULT_FILE: faultFile } }),
    launchChromium(),
  ]);
  const first = await administrator(world);
  composer = await first.invite(COMPOSER);
  approver = await first.invite(APPROVER);
  box = await Box.open(browser, world, { query: '&box=steadfast' });
  await box.playing();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

function content(round: number): AlertContent {
  return {
    exercise: true,
    event: { code: '11B03', name: '暴雨' },
    severity: 'yellow',
    urgency: 'expected',
    certainty: 'likely',
    // The second division is published after a fault point, too.
    areas: [YANGBI, '532923000000'],
    expires: Math.floor(Date.now() / 1000) + 3600,
    authority: { division: '532900000000', code: 'emergency', name: '大理白族自治州应急管理局' },
    texts: [{ language: 'zh-CN', headline: `演练:第${round}次`, description: '控制中心在播出途中断电。' }],
    presentation: { form: 'panel', floor: 15, passes: 3 },
  };
}

/** Brings an alert to its approval. The control centre may die before it has answered. */
async function approve(round: number): Promise<string> {
  const { id, version } = await composer.call<DeskAlert>('POST', '/alerts', { content: content(round) });
  const submitted = await composer.call<DeskAlert>('POST', `/alerts/${id}/submit`, { version });
  await approver
    .call('POST', `/alerts/${id}/approve`, { version: submitted.version })
    .catch((error: Error) => expect(error.message).toMatch(/fetch failed|terminated|other side closed/));
  return id;
}

describe('the control centre, killed between approval and screen', () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => ({ round, point: FAULT_POINTS[round % 6]! })))(
    'shows the alert exactly once all the same: round $round, killed at $point',
    async ({ round, point }) => {
      writeFileSync(faultFile, point);
      const id = await approve(round);
      expect(await world.centreEnded()).toBe('SIGKILL');
      await world.startCentre();
      await box.alerted({ id, revision: 1, form: 'panel' });
      await expect
        .poll(
          async () => {
            const { revisions } = await composer.call<{ revisions: DeskAlert[] }>('GET', `/alerts/${id}`);
            return revisions.map(({ state }) => state);
          },
          { timeout: 15_000 },
        )
        .toEqual(['published']);
      await box.press('Enter');
      await box.unalerted();
    },
  );

  it('has shown each of them once, in order, and nothing else', async () => {
    const shown = await box.page.evaluate(() => window.shown);
    const appearances = shown.map(({ id, revision }) => `${id} ${revision}`);
    expect(appearances).toHaveLength(ROUNDS);
    expect(new Set(appearances).size).toBe(ROUNDS);
  });
});
