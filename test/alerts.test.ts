import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Box } from './box';
import { launchChromium } from './browser';
import { Desk } from './desk';
import { APPROVER, administrator, COMPOSER } from './operators';
import { startWorld, type World } from './world';

/** Set to keep the screenshots in docs/screens. */
const KEEP = process.env['KEEP_SCREENS'] === '1';
const XIANGYUN = '532923000000';
const RED = [0xc8, 0x10, 0x2e] as const;
/** The head of a takeover is red over a quarter of the screen; a news picture has a little of it at most. */
const MOSTLY = 0.2;
const LIST = { x: 0.05, y: 0.15, w: 0.3, h: 0.7 };

let world: World;
let browser: Browser;
let composer: Desk;
let approver: Desk;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchChromium()]);
  const first = await administrator(world);
  composer = await Desk.signIn(browser, world, await first.invite(COMPOSER));
  approver = await Desk.signIn(browser, world, await first.invite(APPROVER));
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const openBox = (query: string, division?: string) =>
  Box.open(browser, world, { query, ...(division && { division }) });

describe('an alert for one county', () => {
  it('goes from two operators to the boxes of that county, is updated, ends, and comes back to nobody', async () => {
    const playing = await openBox('&box=playing');
    const listing = await openBox('&box=listing');
    const neighbour = await openBox('&box=neighbour', XIANGYUN);
    const off = await openBox('&box=off');
    await Promise.all([playing.playing(), listing.playing(), neighbour.playing(), off.playing()]);
    const held = off.page.context();
    await off.page.close();
    await listing.press('Enter');
    await listing.settled();
    const list = await listing.look(LIST, 40, 40);

    const id = await composer.submit({
      exercise: false,
      authority: '漾濞彝族自治县应急管理局',
      template: '山洪',
      area: '漾濞',
      severity: '红色',
      form: '全屏',
      headline: '漾濞县山洪红色预警',
      description: '测试:上游强降雨,预计半小时后山洪到达县城。',
    });
    expect(await composer.canApprove()).toBe(false);
    await approver.open(id, false);
    if (KEEP) await approver.page.screenshot({ path: 'docs/screens/console-approve-zh-CN-1440.png' });
    await approver.approve();

    for (const box of [playing, listing]) {
      await box.alerted({ id, revision: 1, form: 'takeover' });
      expect(await box.share(RED)).toBeGreaterThan(MOSTLY);
    }
    if (KEEP) await approver.page.screenshot({ path: 'docs/screens/console-alert-zh-CN-1440.png' });
    expect(await neighbour.alert()).toBeUndefined();
    expect(await neighbour.share(RED)).toBeLessThan(MOSTLY / 3);
    await neighbour.sees(1);

    const delivered = approver.page.getByRole('row').filter({ hasText: '漾濞' });
    await expect.poll(async () => delivered.first().innerText(), { timeout: 20_000 }).toMatch(/漾濞[\s\S]*2/);

    await composer.update(id, false, {
      headline: '漾濞县山洪红色预警(更新)',
      description: '测试:洪峰已过县城,下游乡镇继续转移。',
    });
    await approver.open(id, false);
    await approver.approve();
    for (const box of [playing, listing]) {
      await box.alerted({ id, revision: 2, kind: 'update', form: 'takeover' });
      expect(await box.share(RED)).toBeGreaterThan(MOSTLY);
    }

    const late = await openBox('&box=late');
    await late.alerted({ id, revision: 2 });
    expect(await late.share(RED)).toBeGreaterThan(MOSTLY);

    await composer.open(id, false);
    await composer.cancel('解除');
    for (const box of [playing, listing, late]) {
      await box.hasShown({ id, form: 'end' });
      expect(await box.share(RED)).toBeLessThan(MOSTLY / 3);
    }
    for (const box of [playing, listing, late]) await box.unalerted();
    await playing.playing();
    // The list is back as it was; the picture that shimmers through it has gone on.
    const after = await listing.look(LIST, 40, 40);
    expect(after.filter((value, at) => Math.abs(value - list[at]!) > 40).length).toBeLessThan(
      after.length / 100,
    );

    const told = held.waitForEvent('response', (answer) => answer.url().includes('/api/v1/alerts?'));
    const back = await Box.openIn(held, world, { query: '&box=off' });
    expect((await (await told).json()).alerts, 'the end, which is still told').toHaveLength(1);
    await back.playing();
    await back.settled();
    expect(await back.alert()).toBeUndefined();
    expect(await back.share(RED)).toBeLessThan(MOSTLY / 3);
    for (const box of [playing, listing, neighbour, late, back]) await box.close();
  });
});
