import type { Kysely } from 'kysely';
import { PROVINCE } from '../../contract';
import { SYSTEM, writeAudit } from '../audit';
import type { Schema } from '../store';
import { administrators } from './administration';
import { issueInvitation } from './invitations';

const FIRST = 'admin';

/**
 * A one-time token for the first administrator, `admin`, while no administrator of the province can come in; with
 * it the former token ends.
 *
 * @returns undefined once there is an administrator
 */
export async function welcomeToken(db: Kysely<Schema>, now: number): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    if ((await administrators(trx)) > 0) return undefined;
    const rights = {
      organisation: 'network',
      role: 'administrator',
      division: PROVINCE,
      disabled: false,
    } as const;
    await trx
      .insertInto('account')
      .values({ name: FIRST, display_name: '系统管理员', ...rights })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(rights))
      .execute();
    const { token } = await issueInvitation(trx, FIRST, now);
    await writeAudit(trx, { actor: SYSTEM, action: 'account.welcome', subject: FIRST }, now);
    return token;
  });
}
