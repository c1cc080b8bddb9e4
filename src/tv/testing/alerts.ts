import type { Alert } from '../../contract';
import { type AlertBoard, NOTHING } from '../alerts';
import { createSignal } from '../box';
import { EVENING } from './evening';

/** A red takeover for Yangbi, sent at {@link EVENING}. */
export function sampleAlert(change: Partial<Alert> = {}): Alert {
  return {
    version: '1.0',
    id: '532922000000-emergency-20261123200000-0001',
    revision: 1,
    kind: 'alert',
    exercise: false,
    event: { code: '11B03', name: '暴雨' },
    severity: 'red',
    urgency: 'immediate',
    certainty: 'observed',
    areas: ['532922000000'],
    sent: EVENING,
    effective: EVENING,
    expires: EVENING + 3600,
    authority: { division: '532922000000', code: 'emergency', name: '漾濞彝族自治县应急管理局' },
    texts: [
      {
        language: 'zh-CN',
        headline: '漾濞县发布暴雨红色预警',
        description: '未来三小时雨量将达五十毫米以上。',
        instruction: '请立即转移到高处。',
      },
    ],
    presentation: { form: 'takeover', floor: 15, passes: 2 },
    spread: 0,
    ...change,
  };
}

/** A board on which a test puts what it likes, and which remembers what the screens told it. */
export function sampleBoard() {
  const told: string[] = [];
  const name = ({ revision, kind }: Alert) => `${kind} ${revision}`;
  const board = {
    arrangement: NOTHING,
    changed: createSignal<void>(),
    ended: createSignal<Alert>(),
    history: [],
    preview: false,
    onScreen: undefined,
    displayed: (alert: Alert) => told.push(`displayed ${name(alert)}`),
    acknowledge(alert: Alert) {
      told.push(`acknowledged ${name(alert)}`);
      show(NOTHING);
    },
    finish: (alert: Alert) => told.push(`finished ${name(alert)}`),
    start: () => undefined,
    stop: () => undefined,
  } as Omit<AlertBoard, 'arrangement'> & { arrangement: AlertBoard['arrangement'] };
  function show(arrangement: Partial<AlertBoard['arrangement']>) {
    board.arrangement = { ...NOTHING, ...arrangement };
    board.changed.emit();
  }
  return { board: board as AlertBoard, show, told };
}
