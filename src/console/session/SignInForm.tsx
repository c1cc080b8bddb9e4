import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { Session } from '../../contract/desk';
import { useDesk } from '../api';
import { problemText, useText } from '../locale';
import { CodeInput } from './CodeInput';
import { useSession } from './useSession';

interface Credentials {
  name: string;
  password: string;
  code: string;
}

/** Name, password and second factor. With `name`, only that person can come in here. */
export function SignInForm({ name }: { name?: string }) {
  const t = useText();
  const desk = useDesk();
  const { enter } = useSession();
  const [form] = Form.useForm<Credentials>();
  const first = useRef<InputRef>(null);
  const signIn = useMutation({
    mutationFn: (given: Credentials) => desk.knock('POST', '/operator/session', Session, given),
    onSuccess: enter,
    // A code counts once; the password stays, since it may have been right.
    onError: () => form.setFieldValue('code', ''),
  });
  useEffect(() => first.current?.focus(), []);
  const missing = [{ required: true, message: t('signIn.missing') }];
  return (
    <Form<Credentials>
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={{ name: name ?? '', password: '', code: '' }}
      onFinish={(given) => signIn.mutate({ ...given, name: given.name.trim() })}
      aria-label={t('signIn.title')}
    >
      <Form.Item name="name" label={t('account.name')} rules={missing}>
        <Input
          ref={name === undefined ? first : undefined}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          disabled={name !== undefined}
        />
      </Form.Item>
      <Form.Item name="password" label={t('account.password')} rules={missing}>
        <Input.Password ref={name === undefined ? undefined : first} autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="code" label={t('account.code')} extra={t('account.code.hint')} rules={missing}>
        <CodeInput />
      </Form.Item>
      {signIn.error && (
        <Alert className="spaced" type="error" showIcon title={problemText(signIn.error, t)} role="alert" />
      )}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('signIn.do')}
      </Button>
    </Form>
  );
}
