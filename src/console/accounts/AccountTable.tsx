import { Button, Popconfirm, Table, type TableColumnsType, Tag } from 'antd';
import type { ListedAccount } from '../../contract/desk';
import { shortMoment, useNow } from '../clock';
import { usePlaces } from '../divisions';
import { useText } from '../locale';
import { useAccount } from '../session';

interface AccountTableProps {
  accounts: readonly ListedAccount[];
  loading: boolean;
  onChange: (account: ListedAccount) => void;
  onReinvite: (account: ListedAccount) => void;
  onDisable: (account: ListedAccount, disabled: boolean) => void;
}

const COLOURS = { invited: 'gold', active: 'green', locked: 'volcano', disabled: 'default' } as const;

export function AccountTable(props: AccountTableProps) {
  const t = useText();
  const places = usePlaces();
  const now = useNow(30_000);
  const columns: TableColumnsType<ListedAccount> = [
    { title: t('account.displayName'), dataIndex: 'displayName', width: 160 },
    { title: t('account.name'), dataIndex: 'name', width: 180 },
    {
      title: t('account.organisation'),
      dataIndex: 'organisation',
      width: 110,
      render: (_value, { organisation }) => t(`organisation.${organisation}`),
    },
    {
      title: t('account.role'),
      dataIndex: 'role',
      width: 150,
      render: (_value, { role }) => t(`role.${role}`),
    },
    {
      title: t('account.division'),
      dataIndex: 'division',
      ellipsis: true,
      render: (_value, { division }) => places?.fullName(division) ?? division,
    },
    {
      title: t('account.state'),
      dataIndex: 'state',
      width: 130,
      render: (_value, { state }) => <Tag color={COLOURS[state]}>{t(`account.state.${state}`)}</Tag>,
    },
    {
      title: t('account.lastSeen'),
      dataIndex: 'lastSeen',
      width: 150,
      render: (_value, { lastSeen }) => (lastSeen === null ? t('account.never') : shortMoment(lastSeen, now)),
    },
    {
      title: t('accounts.actions'),
      key: 'actions',
      width: 280,
      render: (_value, account) => <RowActions {...props} account={account} />,
    },
  ];
  return (
    <Table<ListedAccount>
      size="small"
      rowKey="name"
      columns={columns}
      dataSource={props.accounts}
      loading={props.loading}
      pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
}

function RowActions({
  account,
  onChange,
  onReinvite,
  onDisable,
}: AccountTableProps & { account: ListedAccount }) {
  const t = useText();
  const me = useAccount();
  const disabled = account.state === 'disabled';
  // Nobody shuts the door behind which one stands.
  const own = account.name === me.name;
  return (
    <div className="row-actions">
      <Button size="small" onClick={() => onChange(account)}>
        {t('accounts.change')}
      </Button>
      {!disabled && !own && (
        <Popconfirm
          title={t('accounts.reinvite.sure', account.displayName)}
          onConfirm={() => onReinvite(account)}
        >
          <Button size="small">{t('accounts.reinvite')}</Button>
        </Popconfirm>
      )}
      {disabled ? (
        <Button size="small" onClick={() => onDisable(account, false)}>
          {t('accounts.enable')}
        </Button>
      ) : (
        !own && (
          <Popconfirm
            title={t('accounts.disable.sure', account.displayName)}
            onConfirm={() => onDisable(account, true)}
          >
            <Button size="small" danger>
              {t('accounts.disable')}
            </Button>
          </Popconfirm>
        )
      )}
    </div>
  );
}
