/** UTF-8 by hand: the oldest boxes lack TextDecoder, and what comes from outside must never throw here. */

const REPLACEMENT = 0xfffd;
/** `String.fromCharCode` takes its characters as arguments, and the stack of a small box is small. */
const PIECE = 4096;

/** The UTF-8 bytes of a text; half a surrogate pair becomes U+FFFD. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xe000) {
      const low = text.charCodeAt(at + 1);
      const pair = code < 0xdc00 && low >= 0xdc00 && low < 0xe000;
      if (pair) at++;
      code = pair ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : REPLACEMENT;
    }
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63));
      bytes.push(0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return bytes;
}

/** How many bytes follow a first byte, and the smallest code that may be written so. */
function shapeOf(first: number): { more: number; least: number; bits: number } | undefined {
  if (first < 0x80) return { more: 0, least: 0, bits: first };
  if (first >= 0xc2 && first < 0xe0) return { more: 1, least: 0x80, bits: first & 31 };
  if (first >= 0xe0 && first < 0xf0) return { more: 2, least: 0x800, bits: first & 15 };
  if (first >= 0xf0 && first < 0xf5) return { more: 3, least: 0x10000, bits: first & 7 };
  return undefined;
}

/** The text of UTF-8 bytes. What is not UTF-8 becomes U+FFFD, so that a signature over it can't hold. */
export function utf8Text(bytes: Uint8Array): string {
  let text = '';
  let units: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const shape = shapeOf(bytes[at]!);
    let code = shape ? shape.bits : REPLACEMENT;
    for (let more = shape ? shape.more : 0; more > 0; more--) {
      const next = bytes[at + 1];
      if (next === undefined || next >> 6 !== 2) {
        code = REPLACEMENT;
        break;
      }
      code = (code << 6) | (next & 63);
      at++;
    }
    const wrong = !shape || code < shape.least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000);
    if (wrong) code = REPLACEMENT;
    if (code < 0x10000) units.push(code);
    else units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    if (units.length >= PIECE) {
      text += String.fromCharCode.apply(null, units);
      units = [];
    }
  }
  return text + String.fromCharCode.apply(null, units);
}
