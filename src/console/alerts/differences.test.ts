import { describe, expect, it } from 'vitest';
import { textsIn } from '../locale';
import { content, NOW } from '../testing';
import { differences } from './differences';
import { textDiff } from './textDiff';

const speaker = { t: textsIn('zh-CN'), language: 'zh-CN' as const, places: undefined };

describe('what an update changes', () => {
  it('is nothing where nothing changed', () => {
    expect(differences(content(), content(), speaker)).toEqual([]);
  });

  it('is told field by field', () => {
    const after = content({
      severity: 'orange',
      expires: NOW + 9000,
      areas: ['532901000000', '532922000000'],
    });
    expect(differences(content(), after, speaker).map(({ label }) => label)).toEqual([
      '等级',
      '有效期',
      '地区',
    ]);
  });

  it('marks numbers and Latin words whole, Chinese by the character', () => {
    expect(textDiff('雨量达120毫米', '雨量将达150毫米')).toEqual([
      { kind: 'same', text: '雨量' },
      { kind: 'added', text: '将' },
      { kind: 'same', text: '达' },
      { kind: 'removed', text: '120' },
      { kind: 'added', text: '150' },
      { kind: 'same', text: '毫米' },
    ]);
  });
});
