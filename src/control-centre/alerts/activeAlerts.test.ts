import { expect, it } from 'vitest';
import { check, type Envelope, MOST_IN_SNAPSHOT, Snapshot } from '../../contract';
import { snapshotOf } from './activeAlerts';

const YANGBI = '532922000000';
const envelope = (text: string): Envelope => ({
  message: { text, signature: '' },
  authorisation: { text: '', signature: '' },
});

it('a snapshot holds the newest when more are active than a box reads', () => {
  const all = Array.from({ length: MOST_IN_SNAPSHOT + 1 }, (_, number) => envelope(`alert ${number}`));
  const payload = snapshotOf(new Map([[YANGBI, all]]), YANGBI)!;
  const { alerts } = check(Snapshot, JSON.parse(payload.toString('utf8')), 'snapshot');
  expect(alerts).toEqual(all.slice(1));
});
