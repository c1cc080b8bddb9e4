import { Alert, Form, Input, Modal, Select, TreeSelect } from 'antd';
import { useMemo } from 'react';
import type { Division } from '../../contract';
import {
  type Account,
  type ListedAccount,
  ORGANISATIONS,
  ROLE_ORGANISATIONS,
  ROLES,
} from '../../contract/desk';
import { fieldOf } from '../api';
import { usePlaces } from '../divisions';
import { problemText, useText } from '../locale';
import { useAccount } from '../session';

interface AccountDialogProps {
  /** Who is changed; nobody yet when somebody is invited. */
  account: ListedAccount | undefined;
  pending: boolean;
  error: Error | null;
  onSave: (account: Account) => void;
  onClose: () => void;
}

/** Invites a person, or changes what a person may do. */
export function AccountDialog({ account, pending, error, onSave, onClose }: AccountDialogProps) {
  const t = useText();
  const me = useAccount();
  const [form] = Form.useForm<Account>();
  const organisation = Form.useWatch('organisation', form) ?? account?.organisation ?? me.organisation;
  const roles = ROLES.filter((role) => ROLE_ORGANISATIONS[role].includes(organisation));
  const wrong = fieldOf(error);
  const needed = [{ required: true, message: t('signIn.missing') }];
  const at = (field: keyof Account) =>
    error && wrong === field && { validateStatus: 'error' as const, help: problemText(error, t) };
  return (
    <Modal
      open
      title={account ? t('accounts.change') : t('accounts.invite')}
      okText={account ? t('accounts.save') : t('accounts.invite')}
      cancelText={t('action.cancel')}
      confirmLoading={pending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Account>
        name="account"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={account ?? { organisation: me.organisation, division: me.division }}
        onValuesChange={(changed: Partial<Account>) => {
          const { role } = form.getFieldsValue();
          if (changed.organisation && role && !ROLE_ORGANISATIONS[role].includes(changed.organisation))
            form.resetFields(['role']);
        }}
        onFinish={onSave}
      >
        <Form.Item name="displayName" label={t('account.displayName')} rules={needed} {...at('displayName')}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('account.name')}
          extra={account ? undefined : t('accounts.name.hint')}
          rules={[{ pattern: /^[a-z][a-z0-9.-]{2,31}$/, required: true, message: t('accounts.name.hint') }]}
          {...at('name')}
        >
          <Input
            disabled={account !== undefined}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Form.Item>
        <Form.Item
          name="organisation"
          label={t('account.organisation')}
          rules={needed}
          {...at('organisation')}
        >
          <Select
            options={ORGANISATIONS.map((value) => ({ value, label: t(`organisation.${value}.long`) }))}
          />
        </Form.Item>
        <Form.Item name="role" label={t('account.role')} rules={needed} {...at('role')}>
          <Select options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
        </Form.Item>
        <DivisionItem needed={needed} wrong={at('division') || {}} />
        {error && wrong === undefined && (
          <Alert type="error" showIcon title={problemText(error, t)} role="alert" />
        )}
      </Form>
    </Modal>
  );
}

interface DivisionItemProps {
  needed: { required: boolean; message: string }[];
  wrong: object;
}

/** Only what the administrator has can be given. */
function DivisionItem({ needed, wrong }: DivisionItemProps) {
  const t = useText();
  const { division } = useAccount();
  const places = usePlaces();
  const tree = useMemo(() => {
    const own = places?.find(division)?.division;
    return own ? [nodeOf(own)] : [];
  }, [places, division]);
  return (
    <Form.Item name="division" label={t('account.division')} rules={needed} {...wrong}>
      <TreeSelect
        showSearch={{ treeNodeFilterProp: 'title' }}
        treeData={tree}
        treeDefaultExpandedKeys={[division]}
        styles={{ popup: { root: { maxHeight: 360, overflow: 'auto' } } }}
      />
    </Form.Item>
  );
}

interface DivisionNode {
  value: string;
  title: string;
  children: DivisionNode[];
}

const nodeOf = ({ code, name, children = [] }: Division): DivisionNode => ({
  value: code,
  title: name,
  children: children.map(nodeOf),
});
