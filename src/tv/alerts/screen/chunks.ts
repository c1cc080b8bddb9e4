import type { Measure } from '../../design';

/** Far below what the weakest box takes for a texture (2048), whatever the output's resolution. */
export const CHUNK_W = 900;

/** Cuts a long line into pieces that are drawn beside one another; no character is cut in two. */
export function chunksOf(text: string, measure: Measure, width = CHUNK_W): string[] {
  const chunks: string[] = [];
  let chunk = '';
  let taken = 0;
  for (const character of text.match(/[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g) ?? []) {
    const one = measure(character);
    if (taken + one > width && chunk !== '') {
      chunks.push(chunk);
      chunk = '';
      taken = 0;
    }
    chunk += character;
    taken += one;
  }
  return chunk === '' ? chunks : chunks.concat(chunk);
}
