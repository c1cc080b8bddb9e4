const LONE = /&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z]\w{0,9};)/gi;
/** No reference is longer than this. */
const LONGEST_REFERENCE = 12;

/**
 * Escapes ampersands that begin no reference, as in '<title>Tom & Jerry</title>': the commonest fault of guides,
 * on which an XML parser would swallow everything up to the next semicolon.
 */
export async function* withAmpersandsEscaped(text: AsyncIterable<string>): AsyncIterable<string> {
  let held = '';
  for await (const chunk of text) {
    const whole = held + chunk;
    // A reference that the end of the piece has cut in two waits for its other half.
    const last = whole.lastIndexOf('&');
    const cut = last >= 0 && whole.length - last < LONGEST_REFERENCE ? last : whole.length;
    held = whole.slice(cut);
    yield whole.slice(0, cut).replace(LONE, '&amp;');
  }
  yield held.replace(LONE, '&amp;');
}
