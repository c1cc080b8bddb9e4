import { describe, expect, it } from 'vitest';
import { type Failures, type Fault, NO_FAILURES, remedyFor } from './recovery';

/** What happens on fault after fault, one every ten seconds. */
function story(faults: Fault[], sources: number) {
  let failures: Failures = NO_FAILURES;
  return faults.map((fault, index) => {
    const decided = remedyFor(fault, failures, sources, index * 10_000);
    failures = decided.failures;
    return decided.remedy;
  });
}

describe('a channel that fails', () => {
  it('is tried again soon, then less soon, on the same source', () => {
    const [first, second] = story(['network', 'network'], 2);
    expect(first).toMatchObject({ kind: 'reload', source: 0, words: false });
    expect(second).toMatchObject({ kind: 'reload', source: 0, words: false });
  });

  it('goes on to the next source before the viewer is troubled with words', () => {
    const remedies = story(['network', 'network', 'stalled'], 2);
    expect(remedies[2]).toMatchObject({ source: 1, words: false });
  });

  it('tells the viewer once every source has failed, and goes on trying patiently', () => {
    const remedies = story(Array(6).fill('network'), 2);
    expect(remedies[3]).toMatchObject({ words: true });
    expect(remedies[5]).toMatchObject({ words: true, afterMs: 8000 });
  });

  it('lets the decoder recover by itself once in five seconds', () => {
    expect(remedyFor('media', NO_FAILURES, 1, 0).remedy).toEqual({ kind: 'recover-media' });
    const { failures } = remedyFor('media', NO_FAILURES, 1, 0);
    expect(remedyFor('media', failures, 1, 4000).remedy).toMatchObject({ kind: 'reload' });
    expect(remedyFor('media', failures, 1, 6000).remedy).toEqual({ kind: 'recover-media' });
  });
});
