import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

const TEXTS = new Set(['.ts', '.mjs', '.json', '.m3u', '.m3u8', '.xml', '.txt', '.csv', '.vtt']);

/** Files whose every character may come to stand on a viewer's screen. */
const SOURCES = ['demo', 'src/tv/locale', 'scripts/font-chars'];

/** Marks of Chinese text, arrows and shapes that the interface draws as text. */
const MARKS = '·–—―‘’“”•…‰′″※℃№←↑→↓↗↘⇧①②③④⑤⑥⑦⑧⑨⑩■□▲△▶▷▼▽◀◁◆◇○◎●★☆♪✓×÷';

/** Latin letters with the tone marks of pinyin, beyond Latin-1. */
const PINYIN = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêĀÁǍÀĒÉĚÈŌÓǑÒ';

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('');
}

/** GB 2312 level 1: the 3,755 commonest characters, rows 16 to 55. */
function commonestCharacters() {
  const decoder = new TextDecoder('gb18030');
  let text = '';
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    // Row 55 ends early; GB 18030 gives private-use characters to what is left of it.
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) {
      text += decoder.decode(Uint8Array.of(row, cell));
    }
  }
  return text;
}

/** Text of all files below a path, in no particular order. */
function textBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return '';
  if (!stat.isDirectory()) return TEXTS.has(extname(path)) ? readFileSync(path, 'utf8') : '';
  return readdirSync(path)
    .map((name) => textBelow(join(path, name)))
    .join('');
}

function visible(text) {
  return new Set([...text].filter((character) => !/[\p{C}\p{Zl}\p{Zp}\p{M}]/u.test(character)));
}

/**
 * Characters that the product's own texts and the demonstration province use, and those of all place names of
 * Yunnan down to the village.
 *
 * @param {string} root folder of the repository
 * @returns {Set<string>} without control characters
 */
export function usedCharacters(root) {
  return visible(SOURCES.map((source) => textBelow(join(root, source))).join(''));
}

/**
 * All that the house's faces hold: what is used, and what news and alerts that are still to be written will use.
 *
 * @param {string} root folder of the repository
 * @returns {Set<string>}
 */
export function faceCharacters(root) {
  const general = [
    range(0x20, 0x7e),
    range(0xa0, 0xff),
    range(0x3000, 0x3017),
    range(0xff01, 0xff5e),
    '￥',
    MARKS,
    PINYIN,
    commonestCharacters(),
  ];
  return new Set([...visible(general.join('')), ...usedCharacters(root)]);
}
