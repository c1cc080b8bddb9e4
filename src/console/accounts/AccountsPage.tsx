import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import type { Account, Invited, ListedAccount } from '../../contract/desk';
import { problemText, useText } from '../locale';
import { AccountDialog } from './AccountDialog';
import { AccountTable } from './AccountTable';
import { InvitationDialog } from './InvitationDialog';
import { useAccounts, useChange, useInvite, useReinvite } from './queries';
import './accounts.css';

type Dialog = { kind: 'invite' } | { kind: 'change'; account: ListedAccount };

/** Who may come in, as what, and where. */
export function AccountsPage() {
  const t = useText();
  const { message } = App.useApp();
  const accounts = useAccounts();
  const invite = useInvite();
  const reinvite = useReinvite();
  const change = useChange();
  const [dialog, setDialog] = useState<Dialog>();
  const [invited, setInvited] = useState<Invited>();
  const [text, setText] = useState('');
  const complain = (problem: Error) => void message.error(problemText(problem, t), 8);
  const saved = () => {
    setDialog(undefined);
    void message.success(t('accounts.saved'));
  };
  const open = (next: Dialog) => {
    invite.reset();
    change.reset();
    setDialog(next);
  };
  const save = (account: Account) => {
    if (dialog?.kind === 'change') {
      const { name, ...rest } = account;
      change.mutate({ name, change: rest }, { onSuccess: saved });
      return;
    }
    invite.mutate(account, {
      onSuccess: (answer) => {
        setDialog(undefined);
        setInvited(answer);
      },
    });
  };
  const listed = (accounts.data ?? []).filter(({ name, displayName }) =>
    `${name} ${displayName}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <div className="accounts">
      <header>
        <h1>{t('accounts.title')}</h1>
        <span>{t('accounts.count', accounts.data?.length ?? 0)}</span>
        <Input.Search
          allowClear
          value={text}
          placeholder={t('accounts.search')}
          aria-label={t('accounts.search')}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="primary" onClick={() => open({ kind: 'invite' })}>
          {t('accounts.invite')}
        </Button>
      </header>
      {accounts.error && <Alert type="error" showIcon title={problemText(accounts.error, t)} role="alert" />}
      <AccountTable
        accounts={listed}
        loading={accounts.isPending}
        onChange={(account) => open({ kind: 'change', account })}
        onReinvite={({ name }) => reinvite.mutate(name, { onSuccess: setInvited, onError: complain })}
        onDisable={({ name }, disabled) =>
          change.mutate({ name, change: { disabled } }, { onSuccess: saved, onError: complain })
        }
      />
      {dialog && (
        <AccountDialog
          account={dialog.kind === 'change' ? dialog.account : undefined}
          pending={invite.isPending || change.isPending}
          error={dialog.kind === 'change' ? change.error : invite.error}
          onSave={save}
          onClose={() => setDialog(undefined)}
        />
      )}
      {invited && <InvitationDialog invited={invited} onClose={() => setInvited(undefined)} />}
    </div>
  );
}
