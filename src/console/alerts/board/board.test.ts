import { describe, expect, it } from 'vitest';
import type { Account, DeskAlert } from '../../../contract/desk';
import { content, revision } from '../../testing';
import { lifeOf } from '../life';
import { boardOf } from './board';

const APPROVER: Account = {
  name: 'li.na',
  displayName: '李娜',
  organisation: 'bureau',
  role: 'approver',
  division: '530000000000',
};

const on = (account: Account, ...revisions: DeskAlert[]) =>
  boardOf(
    revisions.map((one) => lifeOf([one])),
    account,
  );

describe("an operator's board", () => {
  it('keeps drills on screens apart from real alerts', () => {
    const board = on(
      APPROVER,
      revision({ state: 'published', shown: 1 }),
      revision({ state: 'published', shown: 1, content: content({ exercise: true }) }),
    );
    expect(board.live).toHaveLength(1);
    expect(board.drills).toHaveLength(1);
  });

  it('asks for an approval only whoever may give it', () => {
    const submitted = revision({ state: 'submitted' });
    expect(on(APPROVER, submitted).mine).toHaveLength(1);
    const others: Partial<Account>[] = [
      { name: 'zhang.wei' },
      { role: 'composer' },
      { role: 'supervisor' },
      { division: '532901000000' },
    ];
    for (const other of others) {
      const board = on({ ...APPROVER, ...other }, submitted);
      expect(board.mine).toHaveLength(0);
      expect(board.others).toHaveLength(1);
    }
  });

  it('shows an alert with an update in hand both on screens and where the update waits', () => {
    const first = revision({ state: 'published', shown: 1 });
    const update = revision({ revision: 2, kind: 'update', state: 'submitted', shown: 1 });
    const board = boardOf([lifeOf([update, first])], APPROVER);
    expect(board.live[0]?.live).toBe(first);
    expect(board.mine[0]?.pending).toBe(update);
  });

  it('tells apart what is being written, what is on its way, and what is over', () => {
    const board = on(
      APPROVER,
      revision({ state: 'draft' }),
      revision({ state: 'returned' }),
      revision({ state: 'approved' }),
      revision({ state: 'expired' }),
    );
    expect(board.drafts).toHaveLength(2);
    expect(board.sending).toHaveLength(1);
    expect(board.ended).toHaveLength(1);
  });
});
