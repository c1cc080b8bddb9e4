/** What was offered is refused as a whole and nothing has changed. The message says why, for an operator. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(
    /** For programmes: `not-a-playlist`, `too-large`, `unreachable`, … */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
