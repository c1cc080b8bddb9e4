import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm } from 'antd';
import type { DeskAlert } from '../../../contract/desk';
import { useDesk } from '../../api';
import { problemText, type Text, useText } from '../../locale';
import { go, goInstead } from '../../route';
import { useAccount, useMay } from '../../session';
import { mayApprove } from '../board/board';
import type { AlertLife } from '../life';
import { ALERTS } from '../queries';
import { ApprovePanel } from './ApprovePanel';
import { useStep } from './useStep';

/** What this operator can do with an alert as it stands now. Ending it stands in the page's head. */
export function Actions({ life }: { life: AlertLife }) {
  const t = useText();
  const account = useAccount();
  const mayCompose = useMay('alerts.compose');
  const { pending, live } = life;
  if (pending?.state === 'submitted' && mayApprove(account, pending))
    return <ApprovePanel key={pending.version} revision={pending} />;
  return (
    <section className="card actions" aria-label={t('alert.actions')}>
      <p>{standingWords(life, account.name, mayCompose, t)}</p>
      {mayCompose && pending && ['draft', 'returned'].includes(pending.state) && (
        <DraftButtons draft={pending} />
      )}
      {mayCompose && pending?.state === 'submitted' && <Withdraw revision={pending} />}
      {mayCompose && live && live === life.newest && (
        <Button
          size="large"
          block
          onClick={() => go({ page: 'update', exercise: live.content.exercise, id: live.id })}
        >
          {t('alert.update')}
        </Button>
      )}
    </section>
  );
}

function standingWords(life: AlertLife, me: string, mayCompose: boolean, t: Text): string {
  const { pending, live, newest } = life;
  if (live && newest.kind === 'cancel')
    return newest.problem ? t('alert.problem', newest.problem) : t('state.ending');
  if (pending?.state === 'approved')
    return pending.problem ? t('alert.problem', pending.problem) : t('alert.sending');
  if (pending?.state === 'submitted') return t(pending.author === me ? 'alert.ownWork' : 'alert.waiting');
  if (pending?.state === 'returned' && pending.remark) return t('alert.remark', pending.remark);
  if (pending && mayCompose) return t('alert.inHand', pending.revision, t(`state.${pending.state}`));
  if (live && mayCompose) return t('alert.onScreen', live.revision);
  return t(pending || live ? 'alert.nothing' : 'alert.over');
}

function DraftButtons({ draft }: { draft: DeskAlert }) {
  const t = useText();
  const desk = useDesk();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { id, version, revision, content } = draft;
  const { exercise } = content;
  const submit = useStep(id, 'submit', 'compose.submitted');
  const discard = useMutation({
    mutationFn: () => desk.tell('DELETE', `/operator/alerts/${id}`),
    onSuccess: () => {
      void message.success(t('alert.deleted'));
      // Of a first draft nothing is left to look at.
      if (revision === 1) goInstead({ page: 'board' });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [ALERTS] }),
  });
  const problem = submit.error ?? discard.error;
  return (
    <>
      {problem && (
        <Alert className="spaced" type="error" showIcon title={problemText(problem, t)} role="alert" />
      )}
      <div className="buttons">
        <Button size="large" onClick={() => go({ page: 'edit', exercise, id })}>
          {t('alert.edit')}
        </Button>
        <Button
          size="large"
          className={exercise ? 'drill-button' : 'real-button'}
          loading={submit.isPending}
          onClick={() => submit.mutate({ version })}
        >
          {t(exercise ? 'alert.submit.drill' : 'alert.submit.real')}
        </Button>
        <Popconfirm title={t('alert.delete.sure')} onConfirm={() => discard.mutate()}>
          <Button size="large" type="text" danger loading={discard.isPending}>
            {t('alert.delete')}
          </Button>
        </Popconfirm>
      </div>
    </>
  );
}

function Withdraw({ revision: { id, version } }: { revision: DeskAlert }) {
  const t = useText();
  const withdraw = useStep(id, 'withdraw', 'alert.withdraw');
  return (
    <>
      {withdraw.error && (
        <Alert className="spaced" type="error" showIcon title={problemText(withdraw.error, t)} role="alert" />
      )}
      <Button loading={withdraw.isPending} onClick={() => withdraw.mutate({ version })}>
        {t('alert.withdraw')}
      </Button>
    </>
  );
}
