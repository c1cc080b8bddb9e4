import { covers, type DivisionCode } from '../../contract';
import type { Account } from '../../contract/desk';

/** Whether a division lies within what an account may touch: its own division and all below it. */
export const mayTouch = (account: Account, division: DivisionCode): boolean =>
  covers(account.division, division);
