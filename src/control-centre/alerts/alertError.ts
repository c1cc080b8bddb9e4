export type AlertErrorCode =
  | 'unknown-alert'
  | 'outside'
  | 'changed'
  | 'wrong-state'
  | 'in-hand'
  | 'not-active'
  | 'two-persons'
  | 'code'
  | 'typed'
  | 'invalid';

/** What was asked of an alert can't be done; nothing has changed. The message says why, and what to do. */
export class AlertError extends Error {
  override readonly name = 'AlertError';

  constructor(
    readonly code: AlertErrorCode,
    message: string,
    /** The field of the request that is wrong. */
    readonly field?: string,
  ) {
    super(message);
  }
}
