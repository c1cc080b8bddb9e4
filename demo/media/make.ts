import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { DEMO_CHANNELS, type DemoChannel } from '../channels';
import { makeAudio } from './audio';
import { openDrawingRoom } from './browser';
import { writeCatalogue } from './catalogue';
import { logoOf, pictureOf } from './pictures';
import { makeVideo } from './video';

export interface Order {
  /** The repository's folder. */
  root: string;
  /** A folder for what is not kept. */
  work: string;
  what: string;
  /** Channel ids; all when empty. */
  only: string[];
}

/** Makes what was ordered, one channel after the other. */
export async function make({ root, work, what, only }: Order): Promise<void> {
  const clips = `${root}demo/media/clips`;
  for (const folder of ['video', 'audio', 'logos']) mkdirSync(`${clips}/${folder}`, { recursive: true });
  const script = `${work}/page.js`;
  const channels = DEMO_CHANNELS.filter(({ id }) => only.length === 0 || only.includes(id));
  const wants = (step: string) => what === step || what === 'all';
  if (wants('audio')) await makeAudio(channels, `${clips}/audio`);
  if (what === 'sheet' || wants('logos')) {
    const { browser, page } = await openDrawingRoom(script);
    try {
      if (what === 'sheet') await drawSheet(page, channels, work);
      if (wants('logos')) await drawLogos(page, channels, `${clips}/logos`);
    } finally {
      await browser.close();
    }
  }
  if (wants('video')) await makeVideo(channels, { script, work, clips });
  if (what !== 'sheet') writeCatalogue(clips);
}

/** One still of every channel, to look at. */
async function drawSheet(page: Page, channels: DemoChannel[], work: string): Promise<void> {
  for (const channel of channels.filter(({ scene }) => scene)) {
    const png = await page.evaluate(([picture]) => window.drawing.picture(picture, 960, 540, 23), [
      pictureOf(channel),
    ] as const);
    writeFileSync(`${work}/still-${channel.id}.png`, fromDataUrl(png));
  }
}

async function drawLogos(page: Page, channels: DemoChannel[], folder: string): Promise<void> {
  for (const channel of channels) {
    const png = await page.evaluate(([logo]) => window.drawing.logo(logo), [logoOf(channel)] as const);
    writeFileSync(`${folder}/${channel.id}.png`, fromDataUrl(png));
  }
}

function fromDataUrl(url: string): Buffer {
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
