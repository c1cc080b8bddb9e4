import type Lightning from '@lightningjs/core';
import { expect, it } from 'vitest';
import type { Alert } from '../../contract';
import type { Television } from '../Television';
import { EVENING, openPage, sampleAlert, sampleChannels, sampleTelevision } from '../testing';
import { AlertsPage } from './AlertsPage';
import { historyEntry } from './history';

interface Node extends Lightning.Element {
  children: Node[];
}

const textsOf = (node: Node): string[] =>
  node.visible
    ? [...(node.text?.text ? [node.text.text.replace(/\u200b/g, '')] : []), ...node.children.flatMap(textsOf)]
    : [];

function open(alerts: Alert[]) {
  const { television } = sampleTelevision(sampleChannels(3));
  const board = { ...television.alerts, history: alerts.map(historyEntry) };
  const stage = openPage<AlertsPage>(AlertsPage, { ...television, alerts: board } as Television);
  const texts = () => textsOf(stage.shown as unknown as Node);
  return { ...stage, texts };
}

const numbered = (serial: number, change: Partial<Alert>) =>
  sampleAlert({ id: `532922000000-emergency-20261123200000-000${serial}`, ...change });

it('lists what there was, and what became of it', () => {
  const { texts } = open([
    numbered(1, {}),
    numbered(2, { kind: 'cancel', reason: 'lifted' }),
    numbered(3, { kind: 'cancel', reason: 'mistaken' }),
    numbered(4, { sent: EVENING - 7200, expires: EVENING - 3600, exercise: true }),
  ]);
  for (const state of ['生效中', '已解除', '误报取消', '已过期'])
    expect(texts()).toContain(`${state}　漾濞彝族自治县应急管理局`);
  expect(texts()).toContain('【演练】漾濞县发布暴雨红色预警');
  expect(texts()).toContain('11月23日 18:00');
});

it('opens the full text, Back closes it, and Back again leaves', () => {
  const { texts, press, went } = open([numbered(1, {})]);
  press('Enter');
  expect(texts().join('|')).toContain('未来三小时雨量将达五十毫米以上。\n防御指南\n请立即转移到高处。');
  press('Back');
  expect(texts().join('|')).not.toContain('未来三小时');
  expect(went).toEqual([]);
  press('Back');
  expect(went).toEqual(['back']);
});

it('says in words that there was nothing yet', () => {
  const { texts, press } = open([]);
  press('Enter');
  expect(texts().join('|')).toContain('还没有收到过预警');
});
