import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check, Division, divisionChain, divisionLevel, divisionPath } from '../src/contract';
import { DEMO_CHANNELS } from './channels';

const province = check(Division, JSON.parse(readFileSync('demo/divisions.json', 'utf8')), 'divisions.json');

function all(division: Division): Division[] {
  return [division, ...(division.children ?? []).flatMap(all)];
}
const divisions = all(province);
const ofLevel = (level: string) => divisions.filter(({ code }) => divisionLevel(code) === level);

describe('the divisions of the demonstration province', () => {
  it('are one province, 16 prefectures, 129 counties and all their townships', () => {
    expect(province).toMatchObject({ code: '530000000000', name: '云南省' });
    expect(ofLevel('prefecture')).toHaveLength(16);
    expect(ofLevel('county')).toHaveLength(129);
    expect(ofLevel('township').length).toBeGreaterThanOrEqual(1400);
    expect(divisions).toHaveLength(1 + 16 + 129 + ofLevel('township').length);
  });

  it('stand each once, under the division that their code names', () => {
    expect(new Set(divisions.map(({ code }) => code)).size).toBe(divisions.length);
    for (const { code, children = [] } of divisions) {
      for (const child of children) expect(divisionChain(child.code).at(-2)).toBe(code);
    }
  });

  it('offer a viewer somewhere to set up in every county, under names that differ', () => {
    for (const { name, children = [] } of ofLevel('county')) {
      expect(children.length, name).toBeGreaterThan(0);
      expect(new Set(children.map((child) => child.name)).size, name).toBe(children.length);
    }
  });

  it('lead from the province down to a township by its code', () => {
    expect(divisionPath(province, '532922101000').map(({ name }) => name)).toEqual([
      '云南省',
      '大理白族自治州',
      '漾濞彝族自治县',
      '苍山西镇',
    ]);
  });

  it('know the prefecture of every local channel', () => {
    const codes = new Set(ofLevel('prefecture').map(({ code }) => code));
    const areas = DEMO_CHANNELS.flatMap(({ area }) => area ?? []);
    expect(areas.filter((area) => !codes.has(area.padEnd(12, '0')))).toEqual([]);
    expect(new Set(areas).size).toBe(16);
  });
});
