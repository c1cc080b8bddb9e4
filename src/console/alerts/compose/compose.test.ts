import { describe, expect, it } from 'vitest';
import { textsIn } from '../../locale';
import { content, NOW } from '../../testing';
import { type Granted, judgeForm, problemWords } from './content';
import { BLANK, type ComposeForm, formOf, withTemplate } from './form';
import { fillGaps, gapsIn, knownWords } from './gaps';

const t = textsIn('zh-CN');
const AUTHORITY: Granted = {
  ...content().authority,
  divisions: ['532922000000'],
  severities: ['red', 'orange'],
  until: NOW + 86_400,
};
const circumstances = { exercise: false, authorities: [AUTHORITY], now: NOW };
const WHOLE: ComposeForm = formOf(content({ expires: NOW + 7200 }));
const fieldsWrong = (form: ComposeForm) => judgeForm(form, circumstances).problems.map(({ field }) => field);

describe('the form of an alert', () => {
  it('says everything that is missing of an empty one', () => {
    expect(fieldsWrong(BLANK)).toEqual([
      'authority',
      'event',
      'severity',
      'areas',
      'texts.0.headline',
      'texts.0.description',
    ]);
    expect(judgeForm(BLANK, circumstances).content).toBeUndefined();
  });

  it('gives back the alert that it was filled from', () => {
    const given = content({ expires: NOW + 7200 });
    expect(judgeForm(formOf(given), circumstances).content).toEqual(given);
  });

  it('makes a drill of what is written on the page of drills', () => {
    expect(judgeForm(WHOLE, { ...circumstances, exercise: true }).content?.exercise).toBe(true);
  });

  it('keeps to what the authority may do', () => {
    expect(fieldsWrong({ ...WHOLE, severity: 'blue' })).toEqual(['severity']);
    expect(fieldsWrong({ ...WHOLE, areas: ['532901000000'] })).toEqual(['areas']);
  });

  it('refuses an end that is over, or too far away', () => {
    expect(fieldsWrong({ ...WHOLE, until: '2026-11-24T19:00' })).toEqual(['expires']);
    expect(fieldsWrong({ ...WHOLE, lasts: 'for', minutes: 31 * 24 * 60 })).toEqual(['expires']);
  });

  it('asks for all of an earthquake or none of it', () => {
    const begun = { ...WHOLE, earthquake: { ...BLANK.earthquake, given: true, place: '漾濞' } };
    expect(fieldsWrong(begun)).toEqual(['earthquake']);
  });

  it('names the gaps of a template that are still open', () => {
    const [problem] = judgeForm(
      { ...WHOLE, zh: { ...WHOLE.zh, headline: '{place}山洪' } },
      circumstances,
    ).problems;
    expect(problem && problemWords(problem, t)).toBe('模板空格未填：地点');
  });
});

describe('a template', () => {
  const template = {
    id: 'flash-flood',
    name: '山洪',
    event: { code: '11A51', name: '山洪' },
    severity: 'orange' as const,
    urgency: 'immediate' as const,
    certainty: 'likely' as const,
    presentation: { form: 'panel' as const, floor: 15, passes: 3 },
    minutes: 60,
    texts: [{ language: 'zh-CN', headline: '{place}山洪', description: '{time}前后到达。' }],
  };

  it('fills the form, and leaves areas and authority as they were chosen', () => {
    const form = withTemplate(WHOLE, template);
    expect(form).toMatchObject({ severity: 'orange', minutes: 60, lasts: 'for', areas: WHOLE.areas });
    expect(form.authority).toBe(WHOLE.authority);
    expect(gapsIn(form.zh)).toEqual(['place', 'time']);
  });

  it('has its gaps filled with what is known, and keeps the others', () => {
    const words = knownWords({ areas: [], authority: undefined }, undefined, NOW, 'zh-CN');
    const filled = fillGaps(withTemplate(WHOLE, template).zh, words);
    expect(filled.description).toMatch(/^11月24日\d+时\d*分?前后到达。$/);
    expect(filled.headline).toBe('{place}山洪');
  });
});
