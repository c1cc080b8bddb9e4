const CHINESE_NUMBERS = '零一二三四五六七八九十';

/** '十七' gives 17. */
function chineseNumber(text: string): number {
  const [before, after] = text.split('十');
  if (after === undefined) return CHINESE_NUMBERS.indexOf(text);
  return (before ? CHINESE_NUMBERS.indexOf(before) : 1) * 10 + (after ? CHINESE_NUMBERS.indexOf(after) : 0);
}

/** CCTV-4 is three channels that differ only in this word. */
const REGION = /[亚欧美]洲/;
const QUALITY_WORD = '(?:f?hd|uhd|sd|4k|8k|超?高清|超清|标清|蓝光|\\d{3,4}[pi])';
const SET_APART = new RegExp(`(?:[\\s_(\\[]+${QUALITY_WORD}[)\\]]*)+$`);
const AT_THE_END = new RegExp(`${QUALITY_WORD}+$`);

/** Without the words for picture quality, unless (as in 'CCTV 4K') they are the name. */
function withoutQuality(name: string, quality: RegExp): string {
  const bare = name.replace(quality, '');
  return /^(?:cctv[\s_-]*)?$/.test(bare) ? name : bare;
}

/**
 * A channel's name as it is compared between playlists and guides: full and half width, case, spaces, dashes
 * and the picture's quality make no difference, and the many ways to write a CCTV channel are one.
 *
 * 'CCTV-1 综合 高清', 'ＣＣＴＶ１' and '央视一套' all give 'cctv1'; 'CCTV5+' stays 'cctv5+'.
 */
export function normaliseName(name: string): string {
  const plain = withoutQuality(name.normalize('NFKC').toLowerCase().trim(), SET_APART)
    .replace(/[\s_\-·.—–]+/g, '')
    .replace(/^(?:中央电视台|央视|中央)(?=\d|[一二三四五六七八九十]+[套台]|[一二三四五六七八九十]+$)/, 'cctv')
    .replace(
      /^cctv([一二三四五六七八九十]+)[套台]?/,
      (_all, number: string) => `cctv${chineseNumber(number)}`,
    );
  const cctv = /^cctv(\d{1,2})(k?\+?)套?(.*)$/.exec(plain);
  if (cctv) {
    const [, number, mark = '', rest = ''] = cctv;
    return `cctv${Number(number)}${mark}${REGION.exec(rest)?.[0] ?? ''}`;
  }
  return withoutQuality(plain, AT_THE_END);
}
