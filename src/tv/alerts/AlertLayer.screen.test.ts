import type Lightning from '@lightningjs/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Alert } from '../../contract';
import { App, giveTelevision } from '../App';
import type { Television } from '../Television';
import { sampleAlert, sampleBoard, sampleChannels, sampleTelevision, stageWith } from '../testing';

const FLOOR_MS = 15_000;

let tone: { started: number };

beforeEach(() => {
  vi.useFakeTimers();
  tone = { started: 0 };
  vi.stubGlobal(
    'AudioContext',
    class {
      currentTime = 0;
      destination = {};
      createGain = () => ({
        gain: { value: 0, setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined },
        connect: () => undefined,
      });
      createOscillator = () => ({
        frequency: { setValueAtTime: () => undefined },
        connect: () => undefined,
        start: () => tone.started++,
        stop: () => undefined,
      });
      close = () => Promise.resolve();
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

interface Node extends Lightning.Element {
  children: Node[];
}

function open() {
  window.location.hash = '';
  const { television, tuned } = sampleTelevision(sampleChannels(20));
  const { board, show, told } = sampleBoard();
  const ducked: boolean[] = [];
  const parts = { ...television, alerts: board } as Television;
  Object.assign(parts.tuner, { duck: (on: boolean) => ducked.push(on) });
  giveTelevision(parts);
  const stage = stageWith<App>(App);
  const layer = () => stage.shown.getByRef('Alerts' as never) as unknown as Node;
  const seen = (): string => textsOf(layer()).join('|');
  const present = (arrangement: Parameters<typeof show>[0]) => {
    show(arrangement);
    stage.draw();
  };
  return { ...stage, board, present, told, tuned, ducked, seen, television: parts };
}

/** The texts below an element that are visible. */
function textsOf(node: Node): string[] {
  if (!node.visible) return [];
  const own = node.text?.text ? [node.text.text.replace(/\u200b/g, '')] : [];
  return own.concat(...node.children.map(textsOf));
}

const page = (app: App, ref: string) => {
  const pages = (app.getByRef('Pages' as never) as unknown as Node).children;
  return pages[0]!.getByRef(ref as never) as unknown as Node & { list?: unknown };
};
const form = (shape: Alert['presentation']['form'], change: Partial<Alert> = {}) =>
  sampleAlert({ presentation: { form: shape, floor: 15, passes: 2 }, ...change });

it('a takeover shows event, level, headline, what to do, who says so and where', () => {
  const { present, seen, told } = open();
  present({ takeover: sampleAlert() });
  expect(seen()).toContain('暴雨红色预警');
  expect(seen()).toContain('漾濞县发布暴雨红色预警');
  expect(seen()).toContain('请立即转移到高处。');
  expect(seen()).toContain('漾濞彝族自治县应急管理局　11月23日 20:00发布');
  expect(seen()).toContain('影响区域：漾濞彝族自治县');
  expect(told).toEqual(['displayed alert 1']);
});

it('a takeover ignores OK and Back before its floor, says how long, and is acknowledged with OK after it', () => {
  const { present, press, seen, told, board } = open();
  present({ takeover: sampleAlert() });
  press('Enter', 'Back', 'Home');
  expect(told).not.toContain('acknowledged alert 1');
  expect(seen()).toContain('还有 15 秒可关闭');
  vi.advanceTimersByTime(FLOOR_MS);
  expect(seen()).toContain('按 OK 键关闭');
  press('Enter');
  expect(told).toContain('acknowledged alert 1');
  expect(seen()).toBe('');
  expect(board.onScreen).toBeUndefined();
});

it('an open channel list stands as it stood after a takeover, however long that was', () => {
  const { present, press, shown, tuned } = open();
  press('Enter', 'Down', 'Down');
  present({ takeover: sampleAlert() });
  press('Down', 'Up', 'Enter');
  vi.advanceTimersByTime(60_000);
  present({});
  expect(page(shown, 'List').visible).toBe(true);
  press('Enter');
  expect(tuned).toEqual(['c3']);
});

it('typed digits wait below a takeover, and count after it', () => {
  const { present, press, shown, tuned } = open();
  press('Digit1', 'Digit2');
  present({ takeover: sampleAlert() });
  press('Digit7');
  vi.advanceTimersByTime(60_000);
  expect(tuned).toEqual([]);
  present({});
  expect(page(shown, 'Number').visible).toBe(true);
  vi.advanceTimersByTime(2000);
  expect(tuned).toEqual(['#12']);
});

it('Home does not give way to television while a takeover stands', () => {
  const { present, press, shown } = open();
  press('Home');
  const home = () => (shown.getByRef('Pages' as never) as unknown as Node).children[1]!.visible;
  present({ takeover: sampleAlert() });
  vi.advanceTimersByTime(60_000);
  expect(home()).toBe(true);
  present({});
  vi.advanceTimersByTime(20_000);
  expect(home()).toBe(false);
});

it('an update changes the words in place: the floor goes on and nothing sounds again', () => {
  const { present, press, seen, told } = open();
  present({ takeover: sampleAlert() });
  vi.advanceTimersByTime(FLOOR_MS);
  const texts = [{ language: 'zh-CN', headline: '雨势减弱', description: '注意防范。' }];
  present({ takeover: sampleAlert({ revision: 2, kind: 'update', severity: 'orange', texts }) });
  expect(seen()).toContain('雨势减弱');
  expect(tone.started).toBe(1);
  press('Enter');
  expect(told).toContain('acknowledged update 2');
});

it('a raised severity comes anew: it sounds, and has its whole floor', () => {
  const { present, press, told } = open();
  present({ takeover: sampleAlert({ severity: 'orange' }) });
  vi.advanceTimersByTime(FLOOR_MS);
  present({ takeover: sampleAlert({ revision: 2, kind: 'update', severity: 'red' }) });
  expect(tone.started).toBe(2);
  press('Enter');
  expect(told).not.toContain('acknowledged update 2');
});

it('the programme is softer while an alert sounds, and as before afterwards', () => {
  const { present, ducked } = open();
  present({ takeover: sampleAlert() });
  expect(ducked[ducked.length - 1]).toBe(true);
  vi.advanceTimersByTime(6000);
  expect(ducked[ducked.length - 1]).toBe(false);
});

it('without any means to sound the programme is as before, too', () => {
  vi.stubGlobal('AudioContext', undefined);
  const { present, ducked, seen } = open();
  present({ takeover: sampleAlert() });
  vi.advanceTimersByTime(10);
  expect(ducked[ducked.length - 1]).toBe(false);
  expect(seen()).not.toBe('');
});

it('long texts are turned by left and right, and by themselves', () => {
  const { present, press, seen } = open();
  const description = '山洪、泥石流、滑坡风险很高。'.repeat(80);
  const texts = [{ language: 'zh-CN', headline: '长文', description, instruction: '请撤离。' }];
  present({ takeover: sampleAlert({ texts }) });
  expect(seen()).toMatch(/第 1 \/ \d 页/);
  press('Right');
  expect(seen()).toMatch(/第 2 \/ \d 页/);
  press('Left', 'Left');
  expect(seen()).toMatch(/第 (\d) \/ \1 页/);
  vi.advanceTimersByTime(12_000);
  expect(seen()).toMatch(/第 1 \/ \d 页/);
});

it('several languages follow one another', () => {
  const { present, press, seen } = open();
  const english = { language: 'en', headline: 'Red rainstorm alert', description: 'Go to high ground.' };
  present({ takeover: sampleAlert({ texts: [...sampleAlert().texts, english] }) });
  press('Right');
  expect(seen()).toContain('Red rainstorm alert');
});

it('says how many alerts come after', () => {
  const { present, seen } = open();
  present({ takeover: sampleAlert(), waiting: 2 });
  expect(seen()).toContain('还有 2 条');
});

it('a panel leaves television its keys, and closes with OK', () => {
  const { present, press, told, tuned, seen } = open();
  present({ panel: form('panel') });
  press('Up', 'ChannelDown');
  expect(tuned).toEqual(['+', '-']);
  expect(seen()).toContain('漾濞县发布暴雨红色预警');
  press('Enter');
  expect(told).toEqual(['displayed alert 1', 'acknowledged alert 1']);
  expect(seen()).toBe('');
});

it('a crawl never takes a key, runs through as often as it has to, and tells', () => {
  const { present, press, told, shown, draw, board } = open();
  present({ crawls: [form('crawl')] });
  expect(board.onScreen?.form).toBe('crawl');
  press('Enter');
  expect(page(shown, 'List').visible).toBe(true);
  // The stage's clock stands still in a test: each pass is brought to its end.
  const strip = (shown.getByRef('Alerts' as never) as unknown as Node).tag(
    'Crawl.Window.Strip' as never,
  ) as unknown as {
    transition(name: string): { finish(): void };
  };
  for (let pass = 0; pass < 2; pass++) {
    expect(told).not.toContain('finished alert 1');
    strip.transition('x').finish();
    draw();
    vi.advanceTimersByTime(1000);
    draw();
  }
  expect(told).toContain('finished alert 1');
});

it('the text of a crawl is drawn in pieces that the weakest box can take', () => {
  const { present, shown } = open();
  const texts = [
    { language: 'zh-CN', headline: '长文', description: '山洪、泥石流、滑坡风险很高。'.repeat(80) },
  ];
  present({ crawls: [form('crawl', { texts })] });
  const strip = (shown.getByRef('Alerts' as never) as unknown as Node).tag('Crawl.Window.Strip' as never);
  const pieces = (strip as unknown as Node).children;
  expect(pieces.length).toBeGreaterThan(10);
  for (const piece of pieces) expect(piece.text!.text.length * 52).toBeLessThan(2048);
});

it.each([
  ['lifted', '预警解除'],
  ['mistaken', '误报取消'],
] as const)('an alert that ended (%s) says so for twelve seconds, and takes no key', (reason, title) => {
  const { present, board, draw, press, seen, told, shown } = open();
  present({ takeover: sampleAlert() });
  board.ended.emit(sampleAlert({ revision: 2, kind: 'cancel', reason }));
  present({});
  expect(seen()).toContain(title);
  expect(board.onScreen).toMatchObject({ form: 'end', revision: 2 });
  press('Enter');
  expect(page(shown, 'List').visible).toBe(true);
  vi.advanceTimersByTime(12_000);
  draw();
  expect(seen()).toBe('');
  expect(told).toContain('displayed cancel 2');
});

it.each(['takeover', 'panel'] as const)('a drill (%s) can be taken for nothing else', (shape) => {
  const { present, seen } = open();
  present({ [shape]: form(shape, { exercise: true }) });
  expect(seen()).toContain('【演练】漾濞县发布暴雨红色预警');
  expect(seen()).toContain('这是演练，不是真实预警');
  expect(
    seen()
      .split('|')
      .filter((text) => text === '演练').length,
  ).toBeGreaterThan(4);
});

it('a red takeover brings the box to the channel it names, and back', () => {
  const { present, tuned } = open();
  present({ takeover: sampleAlert({ channel: 'c7' }) });
  expect(tuned).toEqual(['lent c7']);
  present({});
  expect(tuned).toEqual(['lent c7', 'given back']);
});

it('an earthquake counts down for the county, and says how it will be felt', () => {
  const { present, seen, television } = open();
  const at = television.clock.seconds();
  const earthquake = {
    origin: at - 4,
    latitude: 26.6,
    longitude: 99.9,
    depthKm: 10,
    magnitude: 6.4,
    place: '丽江',
  };
  present({ takeover: sampleAlert({ event: { code: '11C01', name: '地震' }, earthquake }) });
  expect(seen()).toContain('秒后地震波到达');
  expect(seen()).toContain('预计本地烈度 4 度');
  expect(seen().split('|')).toContain('27');
});

it('what can not be drawn gives way to what comes after it', () => {
  const { present, told } = open();
  present({ takeover: sampleAlert({ texts: undefined as never }) });
  expect(told).toContain('finished alert 1');
});

it('tells a page around the box what stands on the screen', () => {
  const heard: unknown[] = [];
  vi.spyOn(window.parent, 'postMessage').mockImplementation((message: unknown) => heard.push(message));
  const { present } = open();
  present({ takeover: sampleAlert() });
  const { id } = sampleAlert();
  expect(heard[heard.length - 1]).toMatchObject({
    type: 'caiyun:state',
    place: 'live',
    alert: { id, revision: 1, kind: 'alert', form: 'takeover' },
  });
});
