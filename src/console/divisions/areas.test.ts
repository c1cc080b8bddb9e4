import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, type Division } from '../../contract';
import { textsIn } from '../locale';
import { areaCounts, areaWords, reduceAreas, toggleArea } from './areas';
import { Places } from './places';

const township = (code: string, name: string): Division => ({ code, name });
const province: Division = {
  code: '530000000000',
  name: '云南省',
  children: [
    {
      code: '532900000000',
      name: '大理白族自治州',
      children: [
        { code: '532901000000', name: '大理市', children: [township('532901100000', '下关街道')] },
        {
          code: '532922000000',
          name: '漾濞彝族自治县',
          children: [township('532922100000', '苍山西镇'), township('532922101000', '漾江镇')],
        },
        { code: '532923000000', name: '祥云县', children: [] },
      ],
    },
    {
      code: '530500000000',
      name: '保山市',
      children: [{ code: '530502000000', name: '隆阳区', children: [] }],
    },
  ],
};
const places = new Places(province);
const t = textsIn('zh-CN');
const ALL = [
  '530000000000',
  '532900000000',
  '532901000000',
  '532901100000',
  '532922000000',
  '532922100000',
  '532922101000',
  '532923000000',
  '530500000000',
  '530502000000',
];
const LEAVES = ['532901100000', '532922100000', '532922101000', '532923000000', '530502000000'];
const reached = (areas: readonly string[]) =>
  LEAVES.filter((leaf) => areas.some((area) => covers(area, leaf)));

describe('the areas of an alert', () => {
  it('are as few as say the same', () => {
    expect(reduceAreas(['532922000000', '532922100000'], places)).toEqual(['532922000000']);
    expect(reduceAreas(['532922100000', '532922101000'], places)).toEqual(['532922000000']);
    expect(reduceAreas(['532901000000', '532922000000', '532923000000'], places)).toEqual(['532900000000']);
    expect(reduceAreas(LEAVES, places)).toEqual(['530000000000']);
    expect(reduceAreas(['532923000000', '532922100000'], places)).toEqual(['532922100000', '532923000000']);
  });

  it('mean the whole province where no county is left out', () => {
    expect(places.isProvinceWide(['530000000000'])).toBe(true);
    expect(places.isProvinceWide(['532900000000', '530502000000'])).toBe(true);
    expect(places.isProvinceWide(['532900000000'])).toBe(false);
  });

  it('never change whom they reach by being reduced, nor by being reduced again', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), (chosen) => {
        const reduced = reduceAreas(chosen, places);
        expect(reached(reduced)).toEqual(reached(chosen));
        expect(reduceAreas(reduced, places)).toEqual(reduced);
      }),
    );
  });

  it('lose exactly what is taken away', () => {
    expect(toggleArea(['532900000000'], '532922100000', places)).toEqual([
      '532901000000',
      '532922101000',
      '532923000000',
    ]);
    fc.assert(
      fc.property(fc.subarray(ALL), fc.constantFrom(...ALL), (chosen, code) => {
        const areas = reduceAreas(chosen, places);
        const before = areas.some((area) => covers(area, code));
        const after = toggleArea(areas, code, places);
        const inside = (leaf: string) => covers(code, leaf);
        expect(reached(after).filter(inside)).toEqual(before ? [] : LEAVES.filter(inside));
        expect(reached(after).filter((leaf) => !inside(leaf))).toEqual(
          reached(areas).filter((leaf) => !inside(leaf)),
        );
      }),
    );
  });

  it('keep a division that is no longer in the tree, so that it is seen', () => {
    expect(reduceAreas(['539999000000'], places)).toEqual(['539999000000']);
  });

  it('are counted by level and named', () => {
    expect(areaCounts(['530500000000', '532922000000', '532923000000', '532901100000'], t)).toBe(
      '1 个州市、2 个县、1 个乡镇',
    );
    expect(areaCounts(['530000000000'], t)).toBe('全省');
    expect(areaWords(['532922000000', '532901100000'], places, t)).toBe('漾濞彝族自治县、大理市下关街道');
    expect(areaWords(LEAVES, places, t)).toBe(
      '大理市下关街道、漾濞彝族自治县苍山西镇、漾濞彝族自治县漾江镇等 5 个地区',
    );
  });
});

describe('a search for a place', () => {
  const found = (text: string, scope = '530000000000') =>
    places.search(text, scope).map(({ division }) => division.name);

  it('takes names, codes and the place above', () => {
    expect(found('大理')).toEqual(['大理白族自治州', '大理市']);
    expect(found('532922')).toEqual(['漾濞彝族自治县', '苍山西镇', '漾江镇']);
    expect(found('漾濞 苍山')).toEqual(['苍山西镇']);
    expect(found(' ')).toEqual([]);
  });

  it('stays inside what the operator may alert', () => {
    expect(found('山', '532922000000')).toEqual(['苍山西镇']);
  });
});
