export type AccountErrorCode =
  | 'refused'
  | 'overloaded'
  | 'invitation'
  | 'code'
  | 'unknown'
  | 'taken'
  | 'outside'
  | 'role'
  | 'disabled'
  | 'last-administrator';

/** What was asked of an account can't be done; nothing has changed. The message says why, and what to do. */
export class AccountError extends Error {
  override readonly name = 'AccountError';

  constructor(
    readonly code: AccountErrorCode,
    message: string,
    /** The field of the request that is wrong. */
    readonly field?: string,
  ) {
    super(message);
  }
}
