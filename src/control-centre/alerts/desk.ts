import type { Kysely } from 'kysely';
import type { AlertContent, DivisionCode } from '../../contract';
import type { Account } from '../../contract/desk';
import { mayTouch } from '../accounts';
import { readGazetteer } from '../divisions';
import type { Signer } from '../signing';
import type { Schema } from '../store';
import { AlertError } from './alertError';
import { type AlertRow, secondsOf } from './alertRows';
import { checkedContent } from './content';

/** What working on alerts needs. */
export interface AlertDesk {
  db: Kysely<Schema>;
  signer: Signer;
  /** The control centre's clock, ms since 1970. */
  now: () => number;
  /** Has what was just approved or cancelled published at once. */
  wake: () => void;
}

/** Checks what an operator wrote against divisions, keys and, where it is an update, what boxes show now. */
export async function checkedFor(
  { db, signer, now }: AlertDesk,
  account: Account,
  content: AlertContent,
  shown: AlertContent | undefined,
): Promise<AlertContent> {
  const gazetteer = await readGazetteer(db);
  const authorities = await signer.authorities();
  return checkedContent(content, { account, gazetteer, authorities, shown, now: secondsOf(now()) });
}

/** @throws {AlertError} 'outside', where an alert concerns a division that is not the account's */
export function mustTouch(account: Account, areas: readonly DivisionCode[]): void {
  const beyond = areas.find((area) => !mayTouch(account, area));
  if (beyond === undefined) return;
  throw new AlertError('outside', `this alert concerns ${beyond}, which lies outside your division`);
}

/** @throws {AlertError} 'changed', where somebody was quicker */
export function mustBe(row: AlertRow, version: number): void {
  if (row.version === version) return;
  throw new AlertError('changed', 'somebody has changed this alert since you opened it: look at it again');
}

/** What boxes show of an alert now, or are about to. */
export const liveOf = (revisions: readonly AlertRow[]): AlertRow | undefined =>
  revisions.find(({ state }) => state === 'approved' || state === 'published');
