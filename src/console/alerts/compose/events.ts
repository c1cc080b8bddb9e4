/**
 * Kinds of events that are common here, by their codes of GB/T 35561 as the national emergency broadcasting system
 * uses them (EBM EventType). Any other may be typed.
 */
export const EVENTS: readonly { code: string; name: string }[] = [
  { code: '11A01', name: '洪水' },
  { code: '11A51', name: '山洪' },
  { code: '11B03', name: '暴雨' },
  { code: '11B17', name: '大雾' },
  { code: '11C02', name: '地震' },
  { code: '11D01', name: '滑坡' },
  { code: '11D02', name: '泥石流' },
  { code: '11G01', name: '森林火灾' },
];
