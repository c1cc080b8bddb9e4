import { describe, expect, it } from 'vitest';
import { covers, divisionChain, divisionLevel, divisionPath, shortDivisionName } from './division';

describe('a division code', () => {
  it('covers itself and all below it, and nothing beside it', () => {
    expect(covers('532900000000', '532922101000')).toBe(true);
    expect(covers('532922000000', '532922000000')).toBe(true);
    expect(covers('532922000000', '532923000000')).toBe(false);
    expect(covers('532922101000', '532922000000')).toBe(false);
  });

  it.each([
    ['530000000000', 'province'],
    ['532900000000', 'prefecture'],
    ['532922000000', 'county'],
    ['532922101000', 'township'],
    ['532922101203', 'village'],
  ] as const)('%s is a %s', (code, level) => {
    expect(divisionLevel(code)).toBe(level);
  });

  it('has a chain of at most five, the province first', () => {
    expect(divisionChain('532922101203')).toEqual([
      '530000000000',
      '532900000000',
      '532922000000',
      '532922101000',
      '532922101203',
    ]);
  });

  it('is found in the tree as far down as the tree knows it', () => {
    const province = {
      code: '530000000000',
      name: '云南省',
      children: [
        {
          code: '532900000000',
          name: '大理白族自治州',
          children: [{ code: '532922000000', name: '漾濞彝族自治县' }],
        },
      ],
    };
    expect(divisionPath(province, '532922101000').map(({ name }) => name)).toEqual([
      '云南省',
      '大理白族自治州',
      '漾濞彝族自治县',
    ]);
  });
});

describe('the name that people say', () => {
  it.each([
    ['双江拉祜族佤族布朗族傣族自治县', '双江'],
    ['漾濞彝族自治县', '漾濞'],
    ['五华区', '五华'],
    ['个旧市', '个旧'],
    ['大理白族自治州', '大理'],
    ['红河哈尼族彝族自治州', '红河'],
    ['镇沅彝族哈尼族拉祜族自治县', '镇沅'],
    ['贡山独龙族怒族自治县', '贡山'],
  ])('%s is %s', (name, short) => {
    expect(shortDivisionName(name)).toBe(short);
  });
});
