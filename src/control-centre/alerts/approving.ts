import type { AlertContent, AlertId } from '../../contract';
import type { Account, DeskAlert } from '../../contract/desk';
import { confirmSecondFactor } from '../accounts';
import { writeAudit } from '../audit';
import { type Gazetteer, readGazetteer } from '../divisions';
import { AlertError } from './alertError';
import { type AlertRow, changeRevision, deskAlertOf, lockRevisionsOf, readRevisionsOf } from './alertRows';
import { type AlertDesk, checkedFor, mustBe, mustTouch } from './desk';
import { faultPoint } from './faultPoint';
import { becomes } from './life';

/** What an approver shows besides being signed in. */
export interface ApprovalProof {
  version: number;
  code?: string | undefined;
  typed?: string | undefined;
}

const CHINA_AHEAD_S = 8 * 3600;
const HOUR_S = 3600;
/** A province is not woken by mistake: from ten at night until seven, its name is typed for every severity. */
const QUIET_FROM = 22;
const QUIET_UNTIL = 7;

const isQuiet = (now: number): boolean => {
  const hour = Math.floor((now / 1000 + CHINA_AHEAD_S) / HOUR_S) % 24;
  return hour >= QUIET_FROM || hour < QUIET_UNTIL;
};

const needsCode = ({ severity }: AlertContent): boolean => severity === 'red' || severity === 'orange';
const needsTyping = ({ areas, severity }: AlertContent, gazetteer: Gazetteer, now: number): boolean =>
  gazetteer.isProvinceWide(areas) && (severity === 'red' || isQuiet(now));

/**
 * Approves what another person has submitted. From here on the alert goes out by itself: it is in the outbox when
 * this returns, also if the control centre dies the next moment.
 *
 * @throws {AlertError} 'two-persons', 'code', 'typed', or what else speaks against it; nothing has changed then
 */
export async function approveAlert(
  desk: AlertDesk,
  account: Account,
  id: AlertId,
  proof: ApprovalProof,
): Promise<DeskAlert> {
  const { db, now } = desk;
  const [seen, ...older] = await readRevisionsOf(db, id);
  if (!seen) throw new AlertError('unknown-alert', `there is no alert ${id}`);
  // Before the code, which can be used only once.
  mustBeApprovable(seen, account, proof.version);
  const shown = seen.kind === 'update' ? older.find(({ state }) => state === 'published') : undefined;
  await checkedFor(desk, account, seen.content, shown?.content);
  await mustProve(desk, account, seen.content, proof);

  const row = await db.transaction().execute(async (trx) => {
    const [newest] = await lockRevisionsOf(trx, id);
    mustBeApprovable(newest, account, proof.version);
    const at = now();
    const change = { state: 'approved', approver: account.name, approved_at: at } as const;
    const approved = await changeRevision(trx, newest, change, at);
    await trx.insertInto('alert_outbox').values({ alert: id, revision: newest.revision }).execute();
    const detail = { revision: newest.revision, content: newest.content };
    await writeAudit(trx, { actor: account.name, action: 'alert.approve', subject: id, detail }, at);
    return approved;
  });
  faultPoint('approved');
  desk.wake();
  return deskAlertOf(row);
}

function mustBeApprovable(row: AlertRow, account: Account, version: number): void {
  mustTouch(account, row.content.areas);
  mustBe(row, version);
  becomes(row.state, 'approved');
  if (row.writers.includes(account.name))
    throw new AlertError('two-persons', 'you have written this alert: another person has to approve it');
}

async function mustProve(
  { db, now }: AlertDesk,
  { name }: Account,
  content: AlertContent,
  { code, typed }: ApprovalProof,
): Promise<void> {
  const gazetteer = await readGazetteer(db);
  if (needsTyping(content, gazetteer, now())) {
    const { province } = gazetteer;
    if (typed?.trim() !== province.name)
      throw new AlertError(
        'typed',
        `this reaches the whole province: type its name, ${province.name}`,
        'typed',
      );
  }
  if (!needsCode(content)) return;
  if (!code)
    throw new AlertError('code', 'a red or orange alert needs the code of your second factor', 'code');
  if (!(await confirmSecondFactor(db, name, code, now())))
    throw new AlertError('code', 'the code is wrong or has been used: wait for the next one', 'code');
}

/** Gives a submitted alert back to those who wrote it, with the reason. */
export async function returnAlert(
  { db, now }: AlertDesk,
  account: Account,
  id: AlertId,
  { version, remark }: { version: number; remark: string },
): Promise<DeskAlert> {
  return db.transaction().execute(async (trx) => {
    const [row] = await lockRevisionsOf(trx, id);
    mustTouch(account, row.content.areas);
    mustBe(row, version);
    becomes(row.state, 'returned');
    const returned = await changeRevision(trx, row, { state: 'returned', remark }, now());
    const detail = { revision: row.revision, remark };
    await writeAudit(trx, { actor: account.name, action: 'alert.return', subject: id, detail }, now());
    return deskAlertOf(returned);
  });
}
