/** One line of a file. */
export interface Line {
  /** Counted from 1. */
  number: number;
  /** Without its end; only the beginning of a line that is too long. */
  text: string;
  tooLong: boolean;
}

/** Splits text into lines; of a line that is too long only the beginning is ever held. */
export async function* linesOf(text: AsyncIterable<string>, maxLength: number): AsyncIterable<Line> {
  let number = 1;
  let open = '';
  let tooLong = false;
  const take = (part: string) => {
    tooLong ||= open.length + part.length > maxLength;
    if (open.length < maxLength) open += part.slice(0, maxLength - open.length);
  };
  const close = (): Line => {
    const line = { number, text: open.endsWith('\r') ? open.slice(0, -1) : open, tooLong };
    number += 1;
    open = '';
    tooLong = false;
    return line;
  };
  for await (const chunk of text) {
    let from = 0;
    for (let to = chunk.indexOf('\n'); to >= 0; to = chunk.indexOf('\n', from)) {
      take(chunk.slice(from, to));
      yield close();
      from = to + 1;
    }
    take(chunk.slice(from));
  }
  if (open || tooLong) yield close();
}
