import { breakable } from './breakable';
import { colour, FONT, type TextStyle, type } from './tokens';

export interface LabelOptions {
  x?: number;
  y?: number;
  /** Width in which the text must fit: longer text ends in an ellipsis, or wraps with `lines`. */
  w?: number;
  /** Lines at most, one unless given. */
  lines?: number;
  align?: 'left' | 'center' | 'right';
  colour?: number;
  text?: string;
}

/** A Lightning template for text in one of the house's styles. `color` tints it, so recolouring is free. */
export function label(style: TextStyle, options: LabelOptions = {}) {
  const { size, line, bold } = type[style];
  const { x = 0, y = 0, w, lines = 1, align = 'left' } = options;
  const mountX = align === 'left' ? 0 : align === 'center' ? 0.5 : 1;
  return {
    x,
    y,
    mountX,
    color: options.colour ?? colour.ink,
    text: {
      text: breakable(options.text ?? ''),
      fontFace: bold ? `${FONT}Bold` : FONT,
      fontSize: size,
      // Unset, Lightning multiplies it by the precision twice.
      lineHeight: line,
      textAlign: align,
      maxLines: lines,
      maxLinesSuffix: '…',
      wordWrap: w !== undefined,
      ...(w === undefined ? {} : { wordWrapWidth: w }),
    },
  };
}

/** The patch that changes a label's text. */
export function words(text: string): { text: { text: string } } {
  return { text: { text: breakable(text) } };
}
