/** A box is not who it says it is. */
export class BoxError extends Error {
  override readonly name = 'BoxError';
}
