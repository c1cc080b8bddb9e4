/** What a line `#EXTINF:-1 key="value" …,Name` says. */
export interface ExtInf {
  attributes: Map<string, string>;
  name: string;
}

const ATTRIBUTE = /([A-Za-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s,"']+))/y;

/** Attributes of a header line `#EXTM3U key="value" …`. */
export function headerAttributes(line: string): Map<string, string> {
  return readAttributes(line, '#EXTM3U'.length).attributes;
}

/** The attributes and the name of an entry. A comma may stand inside quotes, and in the name. */
export function parseExtInf(line: string): ExtInf {
  const { attributes, end } = readAttributes(line, '#EXTINF:'.length);
  const comma = line.indexOf(',', end);
  // Quotes that don't match hide the comma before the name: then the last one is taken.
  const at = comma >= 0 ? comma : line.lastIndexOf(',');
  return { attributes, name: at >= 0 ? clean(line.slice(at + 1)) : '' };
}

function readAttributes(line: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  // The duration, or anything else without an equals sign, is stepped over word by word.
  while (at < line.length && line[at] !== ',') {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(line);
    if (found) {
      const [all, key = '', double, single, bare] = found;
      attributes.set(key.toLowerCase(), clean(double ?? single ?? bare ?? ''));
      at += all.length;
    } else {
      at += 1;
    }
  }
  return { attributes, end: at };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROL = /[\u0000-\u001f\u007f\ufeff]+/g;

function clean(text: string): string {
  return text.replace(CONTROL, ' ').trim();
}
