import type { AlertContent } from '../../contract';
import type { DeskAlert } from '../../contract/desk';

export const ID = '532922000000-emergency-20261124190500-0001';
/** 2026-11-24 19:05 in China. */
export const NOW = 1_795_518_300;

/** What an alert says in tests, with what matters to one of them changed. */
export function content(some: Partial<AlertContent> = {}): AlertContent {
  return {
    exercise: false,
    event: { code: '11A51', name: '山洪' },
    severity: 'red',
    urgency: 'immediate',
    certainty: 'likely',
    areas: ['532922000000'],
    expires: NOW + 7200,
    authority: { division: '532922000000', code: 'emergency', name: '漾濞彝族自治县应急管理局' },
    texts: [{ language: 'zh-CN', headline: '漾濞山洪红色预警', description: '水位将快速上涨。' }],
    presentation: { form: 'takeover', floor: 15, passes: 3 },
    ...some,
  };
}

/** One revision of it. */
export function revision(some: Partial<DeskAlert> = {}): DeskAlert {
  return {
    id: ID,
    revision: 1,
    kind: 'alert',
    state: 'draft',
    content: content(),
    author: 'zhang.wei',
    version: 1,
    changedAt: NOW,
    ...some,
  };
}
