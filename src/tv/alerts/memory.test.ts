import { beforeEach, expect, it } from 'vitest';
import { createStorage } from '../box';
import { EVENING, sampleAlert } from '../testing';
import { AlertMemory } from './memory';

class Shelf {
  readonly kept: Record<string, string> = {};
  getItem = (key: string) => this.kept[key] ?? null;
  setItem(key: string, value: string) {
    this.kept[key] = value;
  }
  removeItem(key: string) {
    delete this.kept[key];
  }
}

let shelf: Shelf;
const open = (now = EVENING) => new AlertMemory(createStorage('t', shelf as unknown as Storage), now);

beforeEach(() => {
  shelf = new Shelf();
});

it('knows over a restart what it took, what was shown and what the viewer closed', () => {
  const alert = sampleAlert();
  const memory = open();
  memory.take(alert, { some: 'envelope' }, EVENING);
  memory.shown(alert);
  memory.finished(alert);
  const again = open();
  expect(again.seen(alert.id)).toMatchObject({ revision: 1, shown: 1, done: 1 });
  expect(again.done).toEqual({ [alert.id]: 1 });
  expect(again.envelopes).toEqual([{ some: 'envelope' }]);
});

it('keeps of a cancelled alert that it was cancelled, and no envelope that could come back', () => {
  const memory = open();
  memory.take(sampleAlert(), { first: true }, EVENING);
  memory.take(sampleAlert({ revision: 2, kind: 'cancel', reason: 'mistaken' }), { second: true }, EVENING);
  const again = open(EVENING + 60);
  expect(again.seen(sampleAlert().id)).toMatchObject({ revision: 2, kind: 'cancel' });
  expect(again.envelopes).toEqual([]);
  expect(again.history[0]).toMatchObject({ kind: 'cancel', reason: 'mistaken' });
});

it('remembers a cancel for as long as any clock could let an older revision in, and no longer', () => {
  const memory = open();
  memory.take(sampleAlert({ revision: 2, kind: 'cancel' }), {}, EVENING);
  const month = 30 * 86_400;
  expect(open(EVENING + month - 1).seen(sampleAlert().id)).toBeDefined();
  expect(open(EVENING + month).seen(sampleAlert().id)).toBeUndefined();
});

it('a broken store is an empty one', () => {
  shelf.setItem('caiyun.t.alerts', '{"seen": 7');
  shelf.setItem('caiyun.t.alerts.history', 'null');
  expect(open().envelopes).toEqual([]);
  expect(open().history).toEqual([]);
});

it('stays within its 64 KB each, whatever comes', () => {
  const memory = open();
  const texts = [{ language: 'zh-CN', headline: '长', description: '山洪'.repeat(600) }];
  for (let serial = 1000; serial < 1400; serial++) {
    const id = `532922000000-emergency-20261123200000-${serial}`;
    memory.take(sampleAlert({ id, texts }), { text: '山洪'.repeat(600) }, EVENING);
  }
  expect(shelf.kept['caiyun.t.alerts']!.length).toBeLessThanOrEqual(65_536);
  expect(shelf.kept['caiyun.t.alerts.history']!.length).toBeLessThanOrEqual(65_536);
  expect(open().history.length).toBeGreaterThan(10);
});
