import { describe, expect, it } from 'vitest';
import { type Division, divisionPath } from '../../../contract';
import { allDivisions, placeName, searchDivisions } from './divisionSearch';

const province: Division = {
  code: '530000000000',
  name: '云南省',
  children: [
    {
      code: '532900000000',
      name: '大理白族自治州',
      children: [
        { code: '532901000000', name: '大理市' },
        {
          code: '532922000000',
          name: '漾濞彝族自治县',
          children: [{ code: '532922100000', name: '苍山西镇' }],
        },
      ],
    },
    {
      code: '530500000000',
      name: '保山市',
      children: [{ code: '530502000000', name: '隆阳区' }],
    },
  ],
};
const places = allDivisions(province);
const names = (text: string) => searchDivisions(places, text, 10).found.map(({ division }) => division.name);

describe('a tester who looks for a place', () => {
  it('finds it by a part of its name, larger places and names that begin so first', () => {
    expect(names('大理')).toEqual(['大理白族自治州', '大理市']);
    expect(names('山')).toEqual(['保山市', '苍山西镇']);
  });

  it('finds a township in a county with two words', () => {
    expect(names('漾濞 苍山')).toEqual(['苍山西镇']);
    expect(names('保山 苍山')).toEqual([]);
  });

  it('finds it by the beginning of its code', () => {
    expect(names('532922')).toEqual(['漾濞彝族自治县', '苍山西镇']);
  });

  it('is told how many more there are', () => {
    expect(searchDivisions(places, '5', 2)).toMatchObject({ more: 5 });
    expect(searchDivisions(places, '  ', 2)).toEqual({ found: [], more: 0 });
  });

  it('sees a place with the one above it, the province by itself', () => {
    expect(placeName(divisionPath(province, '532922100000'))).toBe('漾濞彝族自治县苍山西镇');
    expect(placeName(divisionPath(province, '532900000000'))).toBe('大理白族自治州');
    expect(placeName(divisionPath(province, '530000000000'))).toBe('云南省');
  });
});
