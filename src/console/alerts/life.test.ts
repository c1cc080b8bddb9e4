import { describe, expect, it } from 'vitest';
import { content, NOW, revision } from '../testing';
import { byUrgency, hidesOlder, lifeOf, standingOf } from './life';

describe('what the revisions of an alert add up to', () => {
  it('is live as long as the control centre says that boxes show it', () => {
    const shown = revision({ state: 'published', shown: 1 });
    expect(lifeOf([shown])).toMatchObject({ live: shown, pending: undefined, phase: 'live' });
  });

  it('keeps what boxes show while an update waits for approval', () => {
    const first = revision({ state: 'published', shown: 1 });
    const update = revision({ revision: 2, kind: 'update', state: 'submitted', shown: 1 });
    expect(lifeOf([update, first])).toMatchObject({ newest: update, live: first, pending: update });
    expect(hidesOlder(update)).toBe(true);
    expect(hidesOlder(first)).toBe(false);
  });

  it('stays live until its end is really out', () => {
    const first = revision({ state: 'published', shown: 1 });
    const end = revision({ revision: 2, kind: 'cancel', state: 'approved', reason: 'lifted', shown: 1 });
    expect(lifeOf([end, first])).toMatchObject({ live: first, pending: undefined, phase: 'live' });
    expect(standingOf(end).word).toBe('state.ending');
  });

  it('has ended once nothing is shown and nothing is in hand', () => {
    const end = revision({ revision: 2, kind: 'cancel', state: 'published', reason: 'mistaken' });
    expect(lifeOf([end, revision({ state: 'cancelled' })]).phase).toBe('ended');
    expect(standingOf(end)).toEqual({ state: 'cancelled', word: 'state.mistaken' });
    expect(standingOf(revision({ state: 'published' })).word).toBe('state.expired');
  });
});

describe('the order of alerts', () => {
  it('puts real before drill, severe before mild, new before old', () => {
    const drill = revision({ content: content({ exercise: true }) });
    const blue = revision({ content: content({ severity: 'blue' }) });
    const old = revision({ publishedAt: NOW - 60 });
    const fresh = revision({ publishedAt: NOW });
    expect([drill, blue, old, fresh].sort(byUrgency)).toEqual([fresh, old, blue, drill]);
  });
});
