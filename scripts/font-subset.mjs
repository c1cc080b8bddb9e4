/**
 * Makes the house's faces from Noto Sans CJK. For developers only, when texts have come to use characters that
 * the faces lack; needs the Debian packages fonts-noto-cjk, fonttools and python3-brotli.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faceCharacters } from './font-characters.mjs';

const NOTO = '/usr/share/fonts/opentype/noto';
/** Of the collection: the forms of the mainland. */
const SIMPLIFIED_CHINESE = 2;

const characters = faceCharacters('.');
const folder = mkdtempSync(join(tmpdir(), 'caiyun-font-'));
try {
  const list = join(folder, 'characters.txt');
  writeFileSync(list, [...characters].join(''));
  for (const weight of ['Regular', 'Bold']) {
    const face = `static/fonts/CaiyunSans-${weight}.woff2`;
    execFileSync(
      'pyftsubset',
      [
        `${NOTO}/NotoSansCJK-${weight}.ttc`,
        `--font-number=${SIMPLIFIED_CHINESE}`,
        `--text-file=${list}`,
        `--output-file=${face}`,
        '--flavor=woff2',
        '--layout-features=kern',
        '--no-hinting',
        '--desubroutinize',
        '--name-IDs=0,1,2,13,14',
        '--drop-tables+=vhea,vmtx,VORG,BASE,DSIG',
      ],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    );
    process.stdout.write(`${face}: ${characters.size} characters, ${statSync(face).size} bytes\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
