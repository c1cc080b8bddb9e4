import { breakable } from './breakable';
import { FONT, type TextStyle, type } from './tokens';

/** The width of a text in pixels of the stage. */
export type Measure = (text: string) => number;

let context: CanvasRenderingContext2D | null | undefined;

/** Measures texts in one of the house's styles. A Chinese character is as wide as it is high, so only others are drawn. */
export function measureIn(style: TextStyle): Measure {
  const { size, bold } = type[style];
  return (text) => {
    let chinese = 0;
    let others = '';
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x200b || (code >= 0xdc00 && code < 0xe000)) continue;
      if (code >= 0x2e80) chinese++;
      else others += text[at];
    }
    return chinese * size + (others ? drawnWidth(others, `${size}px ${bold ? `${FONT}Bold` : FONT}`) : 0);
  };
}

function drawnWidth(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 30;
  context.font = font;
  return context.measureText(text).width;
}

/** What stays together on a line: a Chinese character with its marks, or a word with the space behind it. */
function pieces(paragraph: string): string[] {
  const list: string[] = [];
  for (const part of breakable(paragraph).split('\u200b')) list.push(...(part.match(/\S+\s*|\s+/g) ?? []));
  return list;
}

/**
 * Breaks a text into lines, so that it can be turned page by page.
 *
 * @param width pixels that a line may take; a word that is longer is broken anywhere
 */
export function lines(text: string, width: number, measure: Measure): string[] {
  const all: string[] = [];
  for (const paragraph of text.split(/\r?\n/)) {
    let line = '';
    let taken = 0;
    for (const piece of pieces(paragraph)) {
      const room = measure(piece.replace(/\s+$/, ''));
      if (taken + room > width && line !== '') {
        all.push(line.replace(/\s+$/, ''));
        line = '';
        taken = 0;
      }
      if (room <= width) {
        line += piece;
        taken += measure(piece);
        continue;
      }
      for (const character of piece) {
        const one = measure(character);
        if (taken + one > width) {
          all.push(line);
          line = '';
          taken = 0;
        }
        line += character;
        taken += one;
      }
    }
    if (line.trim() !== '') all.push(line.replace(/\s+$/, ''));
  }
  return all;
}
