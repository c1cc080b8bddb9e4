import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { World } from './world';

/** What the box tells its tester's page with `?debug=1`. */
interface Inside {
  tuner: {
    state: { kind: string; channel?: string };
    changed: { listen(listener: (state: { kind: string }) => void): () => void };
    prefetchHits: number;
  };
  zapper: {
    current: { id: string; number: number; name: string } | undefined;
    step(direction: 1 | -1): void;
  };
  connection: { online: boolean };
  guide: { onAir(channel: string, at: number): { now: unknown } };
  place: { name: string };
  alerts: { onScreen: OnScreen | undefined };
}

/** What stands over everything on a screen; `end` is the card that says that an alert has ended. */
export interface OnScreen {
  id: string;
  revision: number;
  kind: 'alert' | 'update' | 'cancel';
  form: 'takeover' | 'panel' | 'crawl' | 'end';
}

declare global {
  interface Window {
    caiyun: Inside;
    /** Everything that came to stand over the screen, in order. */
    shown: OnScreen[];
  }
}

/** Runs in the page, from its beginning. */
function rememberAlerts(): void {
  window.shown = [];
  let before = '';
  const look = () => {
    const now = window.caiyun?.alerts.onScreen;
    const name = now ? JSON.stringify(now) : '';
    if (now && name !== before) window.shown.push({ ...now });
    before = name;
    requestAnimationFrame(look);
  };
  look();
}

export interface BoxOptions {
  width?: 1280 | 1920;
  query?: string;
  /** 漾濞 without it. */
  division?: string;
  renderer?: 'canvas2d' | 'webgl';
}

/** A place on the screen where a picture stands, as parts of the screen. */
export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

export const FULL: Place = { x: 0, y: 0, w: 1, h: 1 };
export const HOME: Place = { x: 96 / 1920, y: 150 / 1080, w: 1216 / 1920, h: 684 / 1080 };

/** A set-top box in a browser page, with what a viewer can do and see. */
export class Box {
  private constructor(readonly page: Page) {}

  static async open(browser: Browser, world: World, options: BoxOptions = {}): Promise<Box> {
    return Box.openIn(await browser.newContext(), world, options);
  }

  /** Opens a box with what the browser's store already holds. */
  static async openIn(context: BrowserContext, world: World, options: BoxOptions = {}): Promise<Box> {
    const { width = 1280, query = '', division = '532922000000', renderer = 'canvas2d' } = options;
    const page = await context.newPage();
    await page.addInitScript(rememberAlerts);
    await page.setViewportSize({ width, height: (width * 9) / 16 });
    const box = new Box(page);
    await page.goto(
      `${world.centre}/box/index.html?debug=1&renderer=${renderer}&division=${division}${query}`,
    );
    return box;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Waits until a channel has its picture. */
  async playing(channel?: string): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const state = window.caiyun?.tuner.state;
      return state?.kind === 'playing' && (wanted === undefined || state.channel === wanted);
    }, channel);
  }

  state(): Promise<{ kind: string; channel?: string }> {
    return this.page.evaluate(() => window.caiyun.tuner.state);
  }

  channel(): Promise<number | undefined> {
    return this.page.evaluate(() => window.caiyun.zapper.current?.number);
  }

  /** What the viewer sees at a place of the screen, as raw RGBA of `columns` x `rows` samples. */
  async look({ x, y, w, h }: Place, columns: number, rows: number): Promise<number[]> {
    const shot = (await this.page.screenshot()).toString('base64');
    return this.page.evaluate(
      async ([data, area, cols, lines]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = cols;
        canvas.height = lines;
        const paint = canvas.getContext('2d')!;
        const { naturalWidth: W, naturalHeight: H } = image;
        paint.imageSmoothingEnabled = false;
        paint.drawImage(image, area.x * W, area.y * H, area.w * W, area.h * H, 0, 0, cols, lines);
        return Array.from(paint.getImageData(0, 0, cols, lines).data);
      },
      [shot, { x, y, w, h }, columns, rows] as const,
    );
  }

  /**
   * Reads the strip that every clip carries (eight blocks, 2 % to 18 % across, most significant first): the number
   * of the channel whose picture is really on the screen.
   */
  async seenChannel(picture: Place = FULL): Promise<number> {
    const strip = {
      x: picture.x + 0.02 * picture.w,
      y: picture.y + 0.957 * picture.h,
      w: 0.16 * picture.w,
      h: 0.006 * picture.h,
    };
    const samples = await this.look(strip, 8, 1);
    let number = 0;
    for (let block = 0; block < 8; block++) number = number * 2 + (samples[block * 4]! > 128 ? 1 : 0);
    return number;
  }

  /** Waits until the screen shows a channel's picture. */
  async sees(number: number, picture: Place = FULL): Promise<void> {
    const until = Date.now() + 15_000;
    for (;;) {
      const seen = await this.seenChannel(picture);
      if (seen === number) return;
      if (Date.now() > until)
        throw new Error(`channel ${number} expected on the screen, channel ${seen} seen`);
    }
  }

  /** What stands over everything now. */
  alert(): Promise<OnScreen | undefined> {
    return this.page.evaluate(() => window.caiyun.alerts.onScreen);
  }

  /** Waits until an alert stands over everything, in any revision or in one. */
  async alerted(wanted: Partial<OnScreen>): Promise<void> {
    await this.page.waitForFunction((alert) => {
      const shown = window.caiyun?.alerts.onScreen;
      return (
        shown && Object.entries(alert).every(([key, value]) => shown[key as keyof typeof shown] === value)
      );
    }, wanted);
    // A crawl never comes to rest.
    if (wanted.form !== 'crawl') await this.settled();
  }

  /** Waits until something has stood over everything since the box was switched on: a card at the end goes soon. */
  async hasShown(wanted: Partial<OnScreen>): Promise<void> {
    await this.page.waitForFunction(
      (alert) =>
        window.shown?.some((one) =>
          Object.entries(alert).every(([key, value]) => one[key as keyof typeof one] === value),
        ),
      wanted,
    );
  }

  /** Waits until no alert stands on the screen. */
  async unalerted(): Promise<void> {
    await this.page.waitForFunction(() => window.caiyun.alerts.onScreen === undefined);
    await this.settled();
  }

  /** How much of the screen has a colour, as a part of 1. */
  async share([red, green, blue]: readonly [number, number, number], place = FULL): Promise<number> {
    const samples = await this.look(place, 64, 36);
    let alike = 0;
    for (let at = 0; at < samples.length; at += 4) {
      const far =
        Math.abs(samples[at]! - red) + Math.abs(samples[at + 1]! - green) + Math.abs(samples[at + 2]! - blue);
      if (far < 30) alike += 1;
    }
    return alike / (64 * 36);
  }

  /** Waits until what a key changed has been drawn: two frames, and the short motions after them. */
  async settled(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((done) => {
          const { app } = window as unknown as { app: { stage: { transitions: { active: Set<unknown> } } } };
          let still = 0;
          const frame = () => {
            still = app.stage.transitions.active.size === 0 ? still + 1 : 0;
            if (still > 2) done();
            else requestAnimationFrame(frame);
          };
          requestAnimationFrame(frame);
        }),
    );
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
