import { describe, expect, it } from 'vitest';
import { benchAfter, newBench } from './bench';

const bench = newBench('k3');

describe('a tester at the bench', () => {
  it('finds two boxes with ids of their own, the first under the remote', () => {
    expect(bench.boxes.map((box) => box.id)).toEqual(['sim-k3-1', 'sim-k3-2']);
    expect(bench.active).toBe(0);
  });

  it('moves a box to another division: that box starts again, the other goes on', () => {
    const after = benchAfter(bench, { type: 'setUp', box: 1, change: { division: '532922000000' } });
    expect(after.boxes[1]).toMatchObject({ division: '532922000000', start: 1 });
    expect(after.boxes[0]).toBe(bench.boxes[0]);
  });

  it('sees where a box stands when a viewer changed that on the box, which is not started a second time', () => {
    const after = benchAfter(bench, { type: 'moved', box: 0, division: '530100000000' });
    expect(after.boxes[0]).toMatchObject({ division: '530100000000', start: 0 });
  });

  it('switches a box off and on: on is a new start', () => {
    const off = benchAfter(bench, { type: 'power', box: 0 });
    expect(off.boxes[0]).toMatchObject({ power: false, start: 0 });
    expect(benchAfter(off, { type: 'power', box: 0 }).boxes[0]).toMatchObject({ power: true, start: 1 });
  });

  it('changes the stage of both, and the same stage again starts nothing', () => {
    const after = benchAfter(bench, { type: 'stage', stage: '720p' });
    expect(after.boxes.map((box) => box.start)).toEqual([1, 1]);
    expect(benchAfter(after, { type: 'stage', stage: '720p' })).toBe(after);
  });
});
