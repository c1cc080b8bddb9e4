import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Box, HOME } from './box';
import { launchChromium } from './browser';
import { startWorld, type World } from './world';

let world: World;
let browser: Browser;
const boxes: Box[] = [];

async function openBox(query = ''): Promise<Box> {
  const box = await Box.open(browser, world, { query });
  boxes.push(box);
  return box;
}

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchChromium()]);
});

afterEach(async () => {
  for (const box of boxes.splice(0)) await box.close();
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe('a viewer with a remote control', () => {
  it('switches on and sees the first channel, moving', async () => {
    const box = await openBox('&box=fresh');
    await box.playing();
    await box.sees(1);
    const before = await box.look({ x: 0.5, y: 0, w: 0.5, h: 0.6 }, 160, 90);
    await box.page.waitForFunction(
      (from) => (document.querySelector('video')?.currentTime ?? 0) > from + 1.5,
      await box.page.evaluate(() => document.querySelector('video')!.currentTime),
    );
    const after = await box.look({ x: 0.5, y: 0, w: 0.5, h: 0.6 }, 160, 90);
    const changed = after.filter((value, index) => Math.abs(value - before[index]!) > 24).length;
    expect(changed).toBeGreaterThan(20);
  });

  it('zaps up and down with CH+, CH- and the arrows, and sees each channel', async () => {
    const box = await openBox('&box=zap');
    await box.playing();
    await box.press('PageUp');
    await box.sees(2);
    await box.press('ArrowUp');
    await box.sees(3);
    await box.press('PageDown');
    await box.sees(2);
    await box.press('ArrowDown');
    await box.sees(1);
  });

  it('types 1 and 0 and gets channel ten, at once with OK', async () => {
    const box = await openBox('&box=digits');
    await box.playing();
    await box.press('1', '0', 'Enter');
    await box.sees(10);
    expect(await box.channel()).toBe(10);
  });

  it('types 1 and 0 and gets channel ten, by itself after a rest', async () => {
    const box = await openBox('&box=rest');
    await box.playing();
    await box.press('1', '0');
    await box.sees(10);
  });

  it('goes back to the channel before with 0', async () => {
    const box = await openBox('&box=previous');
    await box.playing();
    await box.press('1', '0', 'Enter');
    await box.sees(10);
    await box.press('0', 'Enter');
    await box.sees(1);
  });

  it('presses CH+ five times at once and sees the fifth channel, nothing in between', async () => {
    const box = await openBox('&box=burst');
    await box.playing();
    await box.press('PageUp', 'PageUp', 'PageUp', 'PageUp', 'PageUp');
    await box.sees(6);
  });

  it('keeps the picture at 40 % of the screen on Home, and zaps there', async () => {
    const box = await openBox('&box=home');
    await box.playing();
    await box.press('Home');
    await box.sees(1, HOME);
    await box.press('PageUp');
    await box.sees(2, HOME);
    await box.press('Enter');
    await box.sees(2);
  });

  it('leaves Home for full-screen television after twenty seconds without a key', async () => {
    const box = await openBox('&box=idle');
    await box.playing();
    await box.page.clock.install();
    await box.press('Home');
    await box.sees(1, HOME);
    await box.page.clock.fastForward(21_000);
    await box.sees(1);
    expect(new URL(box.page.url()).hash).toBe('#live');
  });

  it('switches the box off and on and is on the channel that was watched', async () => {
    const box = await openBox('&box=again');
    await box.playing();
    await box.press('1', '0', 'Enter');
    await box.playing('cctv10');
    await box.page.reload();
    await box.sees(10);
  });

  it('never sees more or less than a whole picture while zapping: no black between', async () => {
    const box = await openBox('&box=black');
    await box.playing();
    await box.sees(1);
    const frames = await box.page.evaluate(async () => {
      const seen: number[] = [];
      let zapped = 0;
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 8;
      const paint = canvas.getContext('2d', { willReadFrequently: true })!;
      const press = () =>
        window.dispatchEvent(new KeyboardEvent('keydown', { keyCode: 33, which: 33 } as KeyboardEventInit));
      await new Promise<void>((done) => {
        const step = () => {
          const top = [...document.querySelectorAll('video')].find((video) => video.style.zIndex === '1')!;
          const curtain = [...document.querySelectorAll('canvas')].find((c) => c.style.display === 'block');
          paint.drawImage(curtain ?? top, 0, 0, 8, 8);
          const { data } = paint.getImageData(0, 0, 8, 8);
          seen.push(data.reduce((sum, value, index) => (index % 4 === 3 ? sum : sum + value), 0));
          if (window.caiyun.tuner.state.kind === 'playing') {
            if (zapped === 5) return done();
            zapped++;
            press();
          }
          requestAnimationFrame(step);
        };
        step();
      });
      return seen;
    });
    expect(frames.length).toBeGreaterThan(5);
    expect(frames.filter((light) => light < 200)).toEqual([]);
  });

  it('sees only the local channels of its own prefecture', async () => {
    const box = await openBox('&box=local');
    await box.playing();
    const names = await box.page.evaluate(() =>
      (
        window.caiyun as unknown as { lineup: { channels: { name: string; areas: string[] }[] } }
      ).lineup.channels
        .filter(({ areas }) => areas.length > 0)
        .map(({ name }) => name),
    );
    expect(names).toContain('大理综合');
    expect(names).not.toContain('昆明新闻综合');
  });

  it('with one decoder zaps behind a still picture', async () => {
    const box = await openBox('&box=single&decoders=1');
    await box.playing();
    await box.press('PageUp');
    await box.sees(2);
    expect(await box.page.evaluate(() => document.querySelectorAll('video').length)).toBe(1);
  });
});
