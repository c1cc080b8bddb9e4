/** Marks a place where a line may break; it takes no room. */
const BREAK = '\u200b';

/** 避头: these never begin a line. */
const NOT_FIRST = '，。、；：！？）》」』】〉〕…—～·％℃,.;:!?)]}%’”';
/** 避尾: these never end a line. */
const NOT_LAST = '（《「『【〈〔([{‘“￥$';

/** Written without spaces, so that a line may break between two of them. */
function ideographic(character: string): boolean {
  const code = character.codePointAt(0)!;
  return code >= 0x2e80;
}

/** The characters of a text; one beyond U+FFFF stays whole. */
function characters(text: string): string[] {
  return text.match(/[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g) ?? [];
}

/**
 * Makes Chinese text breakable for Lightning, which takes a paragraph without spaces for one word. Numbers and
 * Latin words stay whole; punctuation stays where Chinese typesetting wants it (避头尾, GB/T 15834).
 */
export function breakable(text: string): string {
  const list = characters(text);
  let result = '';
  list.forEach((character, index) => {
    const before = list[index - 1];
    const mayBreak =
      before !== undefined &&
      (ideographic(character) || ideographic(before)) &&
      NOT_FIRST.indexOf(character) < 0 &&
      NOT_LAST.indexOf(before) < 0 &&
      character !== ' ' &&
      before !== ' ';
    result += mayBreak ? BREAK + character : character;
  });
  return result;
}
