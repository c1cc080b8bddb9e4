// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Receipt } from '../../contract';
import { createClock } from '../box';
import { sampleAlert } from '../testing';
import { Receipts } from './Receipts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open(random = () => 0.5) {
  const sent: Receipt[][] = [];
  const way = { open: true };
  const receipts = new Receipts(
    createClock(),
    (batch) => {
      if (way.open) sent.push(batch);
      return way.open;
    },
    random,
  );
  return { receipts, sent, way };
}
const spread = { spread: 10 };

it('waits a part of the time that the alert names, so that a province does not answer at once', () => {
  const { receipts, sent } = open(() => 0.7);
  receipts.add('received', sampleAlert(spread));
  vi.advanceTimersByTime(6900);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(sent[0]).toMatchObject([{ stage: 'received', revision: 1 }]);
});

it('reports each thing once, and together what is due together', () => {
  const { receipts, sent } = open();
  const alert = sampleAlert(spread);
  receipts.add('received', alert);
  receipts.add('received', alert);
  vi.advanceTimersByTime(500);
  receipts.add('displayed', alert);
  vi.advanceTimersByTime(20_000);
  receipts.add('displayed', alert);
  vi.advanceTimersByTime(20_000);
  expect(sent.map((batch) => batch.map(({ stage }) => stage))).toEqual([['received', 'displayed']]);
});

it('keeps what it can not send until there is a way', () => {
  const { receipts, sent, way } = open();
  way.open = false;
  receipts.add('received', sampleAlert());
  vi.advanceTimersByTime(60_000);
  way.open = true;
  receipts.flush();
  expect(sent).toHaveLength(1);
});

it('names the reason of a rejection, and reports what has no name once a minute at most', () => {
  const { receipts, sent } = open();
  receipts.reject('signature', sampleAlert().id, 1);
  for (let time = 0; time < 50; time++) receipts.reject('malformed');
  vi.advanceTimersByTime(10_000);
  expect(sent.flat().map(({ reason }) => reason)).toEqual(['signature', 'malformed']);
  vi.advanceTimersByTime(60_000);
  receipts.reject('malformed');
  vi.advanceTimersByTime(10_000);
  expect(sent.flat()).toHaveLength(3);
});

it('never sends more than a batch may hold', () => {
  const { receipts, sent, way } = open();
  way.open = false;
  for (let revision = 1; revision <= 250; revision++) receipts.add('received', sampleAlert({ revision }));
  way.open = true;
  receipts.flush();
  vi.advanceTimersByTime(10_000);
  expect(sent.map((batch) => batch.length)).toEqual([100, 100, 50]);
});
