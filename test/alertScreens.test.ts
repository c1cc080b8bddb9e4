import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertContent, AlertText, PreviewMessage } from '../src/contract';
import { launchChromium } from './browser';
import { outside, overlaps, textsOf } from './texts';

/** Set to keep the screenshots in docs/screens. */
const KEEP = process.env['KEEP_SCREENS'] === '1';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** An operator's page around the box application: what it hears is kept, what it says is said by the test. */
const AROUND = `<style>body{margin:0}iframe{border:0;width:100vw;height:100vh;display:block}</style>
<iframe></iframe><script>onmessage = ({ data }) => { if (data.type === 'caiyun:state') window.heard = data; };
document.querySelector('iframe').src = '/box/' + location.search;</script>`;

const PROVINCE = {
  revision: '1',
  province: {
    code: '530000000000',
    name: '云南省',
    children: [
      {
        code: '532900000000',
        name: '大理白族自治州',
        children: [{ code: '532922000000', name: '漾濞彝族自治县' }],
      },
    ],
  },
};

const now = Math.floor(Date.now() / 1000);
const CHINESE: AlertText = {
  language: 'zh-CN',
  headline: '漾濞县发布暴雨预警：苍山西镇、漾江镇未来3小时雨量将达50毫米以上',
  description:
    '漾濞彝族自治县气象台发布：过去1小时苍山西镇降雨42毫米，预计未来3小时降雨持续，累计雨量将达50毫米以上，山洪、泥石流、滑坡风险很高。',
  instruction:
    '山区、河谷和低洼地带的群众请立即转移到高处；不要涉水，不要在桥下、崖下停留；学校和工地停课停工。',
};
const ENGLISH: AlertText = {
  language: 'en',
  headline: 'Rainstorm alert for Yangbi County: more than 50 mm in three hours',
  description:
    'The risk of flash floods, debris flows and landslides is very high in valleys and low places.',
  instruction: 'Move to high ground at once. Do not walk through water. Do not stay under bridges or cliffs.',
};
const LONG: AlertText = {
  language: 'zh-CN',
  headline: `漾濞彝族自治县人民政府关于${'苍山西镇漾江镇平坡镇顺濞镇富恒乡太平乡瓦厂乡'}紧急转移避险的通告，请立即行动起来，互相转告，不要停留`,
  description:
    '受持续强降雨影响，漾濞江、顺濞河水位正在快速上涨，部分路段已经塌方，电力和通信可能中断。'.repeat(20),
  instruction: '请按照村组干部的引导，带好老人和孩子，沿指定路线撤离。'.repeat(12),
};

function content(change: Partial<AlertContent> = {}): AlertContent {
  return {
    exercise: false,
    event: { code: '11B03', name: '暴雨' },
    severity: 'red',
    urgency: 'immediate',
    certainty: 'observed',
    areas: ['532922000000'],
    expires: now + 7200,
    authority: { division: '532922000000', code: 'emergency', name: '漾濞彝族自治县应急管理局' },
    texts: [CHINESE, ENGLISH],
    presentation: { form: 'takeover', floor: 15, passes: 3 },
    ...change,
  };
}
const as = (form: 'panel' | 'crawl') => ({ presentation: { form, floor: 15, passes: 3 } });
const quake = (origin: number) => ({
  event: { code: '11C01', name: '地震' },
  texts: [
    {
      language: 'zh-CN',
      headline: '地震预警：丽江玉龙发生6.4级地震',
      description: '地震波即将到达。',
      instruction: '就近躲在结实的桌下或墙角，护住头部；不要跳楼，不要乘电梯；摇晃停止后迅速撤到空旷处。',
    },
    {
      language: 'en',
      headline: 'Earthquake of magnitude 6.4 in Yulong, Lijiang',
      description: 'It will shake here within seconds.',
      instruction:
        'Take cover under a strong table or beside an inner wall. Protect your head. Do not use the lift.',
    },
  ],
  earthquake: {
    origin,
    latitude: 26.6,
    longitude: 99.9,
    depthKm: 10,
    magnitude: 6.4,
    place: '云南丽江市玉龙县',
  },
});

type Screen = Omit<PreviewMessage, 'type'>;
const SCREENS: Record<string, () => Screen> = {
  red: () => ({ kind: 'alert', content: content() }),
  orange: () => ({
    kind: 'update',
    content: content({ severity: 'orange', event: { code: '11B08', name: '山洪灾害' } }),
  }),
  yellow: () => ({
    kind: 'alert',
    content: content({ severity: 'yellow', event: { code: '11B14', name: '雷电' } }),
  }),
  blue: () => ({
    kind: 'alert',
    content: content({ severity: 'blue', event: { code: '11B06', name: '大风' } }),
  }),
  drill: () => ({ kind: 'alert', content: content({ exercise: true }) }),
  long: () => ({ kind: 'alert', content: content({ texts: [LONG, ENGLISH] }) }),
  channel: () => ({ kind: 'alert', content: content({ channel: 'yntv1' }) }),
  earthquake: () => ({ kind: 'alert', content: content(quake(Math.floor(Date.now() / 1000))) }),
  panel: () => ({
    kind: 'alert',
    content: content({ severity: 'yellow', event: { code: '11G01', name: '森林火险' }, ...as('panel') }),
  }),
  panel_drill: () => ({ kind: 'alert', content: content({ exercise: true, ...as('panel') }) }),
  crawl: () => ({ kind: 'alert', content: content({ severity: 'blue', ...as('crawl') }) }),
  crawl_drill: () => ({ kind: 'alert', content: content({ exercise: true, ...as('crawl') }) }),
  lifted: () => ({ kind: 'cancel', reason: 'lifted', content: content() }),
  mistaken: () => ({ kind: 'cancel', reason: 'mistaken', content: content() }),
};

let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0]!;
    const inBuild = join('dist/es5', path.slice('/box/'.length) || 'index.html');
    const answer = (type: string, body: string | Buffer) =>
      response.setHeader('content-type', type).end(body);
    if (path === '/') answer('text/html', AROUND);
    else if (path === '/api/v1/divisions') answer('application/json', JSON.stringify(PROVINCE));
    else if (path.startsWith('/box/') && existsSync(inBuild))
      answer(TYPES[extname(inBuild)] ?? 'application/octet-stream', readFileSync(inBuild));
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
  if (KEEP) mkdirSync('docs/screens', { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** The application in preview, as the console opens it. */
async function openPreview(
  width: number,
  language: string,
): Promise<{ page: Page; box: Frame; asked: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: (width * 9) / 16 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${address}/?preview=1&debug=1&renderer=canvas2d&box=preview&division=532922000000`);
  await page.waitForFunction(() => (window as { heard?: { place: string } }).heard?.place === 'preview');
  const box = page.frames()[1]!;
  await box.evaluate(
    (to) => (window as unknown as { caiyun: { keepLanguage(to: string): void } }).caiyun.keepLanguage(to),
    language,
  );
  await box.waitForFunction(() => window.caiyun.place.name !== '');
  return { page, box, asked };
}

/** Says to the box what to show, and waits until it has told that it does, and drawn it. */
async function show(page: Page, box: Frame, screen: Screen): Promise<void> {
  await page.evaluate(
    (message) => {
      (window as { heard?: unknown }).heard = undefined;
      window.frames[0]!.postMessage(message, window.location.origin);
    },
    { type: 'caiyun:preview', ...screen },
  );
  await page.waitForFunction(() => (window as { heard?: { alert?: object } }).heard?.alert !== undefined);
  await box.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

describe.each(['zh-CN', 'en'])('an alert in %s', (language) => {
  describe.each([1280, 1920])('at %i', (width) => {
    it.each(Object.keys(SCREENS))('%s stands inside the safe area, nothing over another', async (name) => {
      const { page, box } = await openPreview(width, language);
      await show(page, box, SCREENS[name]!());
      // The words that cross a drill lie under its texts by intent.
      const texts = (await textsOf(box)).filter(({ words }) => words !== '演练' && words !== 'DRILL');
      if (KEEP) {
        if (name.startsWith('crawl')) {
          await box.waitForFunction(
            () =>
              (window as unknown as { app: { tag(path: string): { x: number } } }).app.tag(
                'App.Alerts.Crawl.Window.Strip',
              ).x < 300,
          );
        }
        await page.screenshot({ path: `docs/screens/alert_${name}-${language}-${width}.png` });
      }
      expect(texts.length).toBeGreaterThan(0);
      expect(outside(texts, !name.startsWith('crawl'))).toEqual([]);
      expect(name.startsWith('crawl') ? [] : overlaps(texts)).toEqual([]);
      await page.close();
    });
  });
});

it('a preview asks for nothing but its own files and the names of places, and reports nothing', async () => {
  const { page, box, asked } = await openPreview(1280, 'zh-CN');
  await show(page, box, SCREENS['red']!());
  await show(page, box, SCREENS['lifted']!());
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual(['/api/v1/divisions']);
  await page.close();
});

it('a preview replaces at once what is told anew, and believes only the page around it', async () => {
  const { page, box } = await openPreview(1280, 'zh-CN');
  await show(page, box, SCREENS['red']!());
  await show(page, box, SCREENS['panel']!());
  const words = async () => (await textsOf(box)).map((text) => text.words).join('|');
  expect(await words()).toContain('森林火险黄色预警');
  await box.evaluate((message) => window.postMessage(message, '*'), {
    type: 'caiyun:preview',
    ...SCREENS['red']!(),
  });
  await box.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await words()).not.toContain('暴雨红色预警');
  await page.close();
});
