import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, QRCode, Spin } from 'antd';
import { OpenedInvitation, Session } from '../../contract/desk';
import { useDesk } from '../api';
import { usePlaces } from '../divisions';
import { problemText, useText } from '../locale';
import { goInstead } from '../route';
import { CodeInput } from './CodeInput';
import { Door } from './Door';
import { useSession } from './useSession';

interface Choice {
  password: string;
  again: string;
  code: string;
}

/** An invited person takes over the account: second factor into the phone, password, and is in. */
export function WelcomePage({ token }: { token: string }) {
  const t = useText();
  const desk = useDesk();
  const opened = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => desk.knock('POST', '/operator/invitations/open', OpenedInvitation, { token }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Door title={t('welcome.title')} wide>
      {opened.data ? (
        <Setup token={token} invitation={opened.data} />
      ) : opened.error ? (
        <Alert
          type="error"
          showIcon
          title={problemText(opened.error, t)}
          description={t('welcome.refused')}
          role="alert"
          action={<Button onClick={() => goInstead({ page: 'board' })}>{t('welcome.toSignIn')}</Button>}
        />
      ) : (
        <Spin />
      )}
    </Door>
  );
}

function Setup({ token, invitation }: { token: string; invitation: OpenedInvitation }) {
  const t = useText();
  const desk = useDesk();
  const { enter } = useSession();
  const places = usePlaces();
  const [form] = Form.useForm<Choice>();
  const { account, totp } = invitation;
  const accept = useMutation({
    mutationFn: ({ password, code }: Choice) =>
      desk.knock('POST', '/operator/invitations/accept', Session, { token, password, code }),
    onSuccess: (session) => {
      goInstead({ page: 'board' });
      enter(session);
    },
    onError: () => form.setFieldValue('code', ''),
  });
  return (
    <>
      <p className="door-note spaced">
        {t(
          'welcome.who',
          account.displayName,
          account.name,
          t(`role.${account.role}`),
          places?.name(account.division) ?? account.division,
        )}
      </p>
      <div className="welcome">
        <div>
          <h2>{t('welcome.factor')}</h2>
          <p>{t('welcome.factor.how')}</p>
          <QRCode value={totp.uri} size={196} type="svg" color="#000" bgColor="#fff" />
          <p className="door-note">{t('welcome.secret')}</p>
          <code>{totp.secret}</code>
        </div>
        <Form<Choice>
          form={form}
          layout="vertical"
          size="large"
          requiredMark={false}
          initialValues={{ password: '', again: '', code: '' }}
          onFinish={(choice) => accept.mutate(choice)}
          aria-label={t('welcome.title')}
        >
          <h2>{t('welcome.password')}</h2>
          {/* For the browser's password store. */}
          <input type="text" hidden readOnly autoComplete="username" value={account.name} />
          <Form.Item
            name="password"
            label={t('account.password.new')}
            extra={t('account.password.rule')}
            rules={[{ min: 12, required: true, message: t('account.password.rule') }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('account.password.again')}
            dependencies={['password']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_rule, again) =>
                  again === getFieldValue('password')
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('account.password.unlike'))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="code"
            label={t('account.code')}
            extra={t('welcome.code.hint')}
            rules={[{ pattern: /^\d{6}$/, required: true, message: t('account.code.rule') }]}
          >
            <CodeInput />
          </Form.Item>
          {accept.error && (
            <Alert
              className="spaced"
              type="error"
              showIcon
              title={problemText(accept.error, t)}
              role="alert"
            />
          )}
          <Button type="primary" htmlType="submit" block loading={accept.isPending}>
            {t('welcome.do')}
          </Button>
        </Form>
      </div>
    </>
  );
}
