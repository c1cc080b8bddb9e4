import * as v from 'valibot';

/**
 * Code of an administrative division (行政区划代码, GB/T 2260 for the first six digits, GB/T 10114 below):
 * 2 digits province, 2 prefecture, 2 county, 3 township, 3 village; zeros to the right mean 'all below'.
 */
export const DivisionCode = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{11}$/, 'a division code has twelve digits, the first of them not zero'),
);
export type DivisionCode = v.InferOutput<typeof DivisionCode>;

/** The whole of Yunnan: the division of a box that has not been told where it stands. */
export const PROVINCE: DivisionCode = '530000000000';

const LEVEL_LENGTHS = [2, 4, 6, 9, 12] as const;
const LEVELS = ['province', 'prefecture', 'county', 'township', 'village'] as const;
export type DivisionLevel = (typeof LEVELS)[number];

/** The digits of a code that say something: '532922000000' gives '532922'. */
export function significantDigits(code: DivisionCode): string {
  const length = LEVEL_LENGTHS.find((digits) => /^0*$/.test(code.slice(digits))) ?? 12;
  return code.slice(0, length);
}

/** The level of a code: '532922000000' is a county. */
export function divisionLevel(code: DivisionCode): DivisionLevel {
  return LEVELS[LEVEL_LENGTHS.indexOf(significantDigits(code).length as 2 | 4 | 6 | 9 | 12)]!;
}

/** Whether `area` is `division` itself or a division above it. */
export function covers(area: DivisionCode, division: DivisionCode): boolean {
  return division.indexOf(significantDigits(area)) === 0;
}

/** A division and those above it, the province first: at most five. */
export function divisionChain(code: DivisionCode): DivisionCode[] {
  const digits = significantDigits(code);
  return LEVEL_LENGTHS.filter((length) => length <= digits.length).map((length) =>
    padCode(code.slice(0, length)),
  );
}

/** Fills a shortened code up to twelve digits: '5329' gives '532900000000'. */
export function padCode(digits: string): DivisionCode {
  return `${digits}000000000000`.slice(0, 12);
}

/** One division with the divisions directly below it (none at the lowest level that is known). */
export interface Division {
  code: DivisionCode;
  name: string;
  children?: Division[] | undefined;
}
export const Division: v.GenericSchema<Division> = v.object({
  code: DivisionCode,
  name: v.pipe(v.string(), v.minLength(1)),
  children: v.optional(v.array(v.lazy(() => Division))),
});

/** `GET /api/v1/divisions`: the province with its prefectures, counties and townships. */
export const DivisionTree = v.object({ revision: v.string(), province: Division });
export type DivisionTree = v.InferOutput<typeof DivisionTree>;

const PEOPLES =
  '彝|白|傣|壮|苗|回|藏|瑶|怒|佤|哈尼|傈僳|拉祜|纳西|景颇|布朗|普米|阿昌|基诺|蒙古|德昂|独龙|各';
const SUFFIX = new RegExp(`(?:(?:(?:${PEOPLES})族)+自治[县州]|[县市区州])$`);

/** The name that people say: '双江拉祜族佤族布朗族傣族自治县' gives '双江', '五华区' gives '五华'. */
export function shortDivisionName(name: string): string {
  const short = name.replace(SUFFIX, '');
  return short.length >= 2 ? short : name;
}

/** The divisions from the province down to the one with that code, as far as the tree knows them. */
export function divisionPath(province: Division, code: DivisionCode): Division[] {
  const path: Division[] = [];
  let here: Division | undefined = covers(province.code, code) ? province : undefined;
  while (here) {
    path.push(here);
    here = here.children?.find((child) => covers(child.code, code));
  }
  return path;
}
