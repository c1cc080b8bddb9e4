import { Alert, Button, Form, Input } from 'antd';
import { PROVINCE } from '../../../contract';
import type { DeskAlert } from '../../../contract/desk';
import { fieldOf } from '../../api';
import { useNow } from '../../clock';
import { usePlaces } from '../../divisions';
import { problemText, useText } from '../../locale';
import { CodeInput } from '../../session';
import { useReach } from '../queries';
import { confirmWords, needsCode, needsProvince } from '../words';
import { ReturnForm } from './ReturnForm';
import { useStep } from './useStep';

interface Proof {
  code: string;
  typed: string;
}

/** The second person's decision: says what will happen, and asks for what the severity asks for. */
export function ApprovePanel({ revision }: { revision: DeskAlert }) {
  const t = useText();
  const { content } = revision;
  const { exercise } = content;
  const places = usePlaces();
  const reach = useReach(content.areas).data;
  return (
    <section
      className={`card approve ${exercise ? 'drill' : 'real'}`}
      aria-label={t(exercise ? 'approve.title.drill' : 'approve.title.real')}
      data-testid="approve-panel"
    >
      <h2>{t(exercise ? 'approve.title.drill' : 'approve.title.real')}</h2>
      <p className="consequence">{confirmWords(content, reach, places, t)}</p>
      <ApproveForm revision={revision} />
      <ReturnForm revision={revision} />
    </section>
  );
}

function ApproveForm({ revision: { id, version, content } }: { revision: DeskAlert }) {
  const t = useText();
  const places = usePlaces();
  const now = useNow(10_000);
  const [form] = Form.useForm<Proof>();
  const approve = useStep(id, 'approve', 'approve.done');
  const { exercise, severity } = content;
  const province = places?.province.name ?? '';
  const wrong = fieldOf(approve.error);
  const said = approve.error && problemText(approve.error, t);
  const withCode = needsCode(severity);
  const wide = places?.isProvinceWide(content.areas) ?? content.areas.includes(PROVINCE);
  // Where the control centre asks for it all the same, the field has to be there.
  const withTyping = wrong === 'typed' || needsProvince(severity, wide, now);
  const send = ({ code, typed }: Proof) =>
    approve.mutate(
      { version, ...(withCode && { code }), ...(withTyping && { typed: typed.trim() }) },
      // A code counts once, right or wrong.
      { onError: () => form.setFieldValue('code', '') },
    );
  return (
    <Form<Proof>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ code: '', typed: '' }}
      onFinish={send}
    >
      {withTyping && (
        <Form.Item
          name="typed"
          label={t('approve.typed', province)}
          extra={t('approve.typed.why')}
          {...(wrong === 'typed' && { validateStatus: 'error' as const, help: said })}
          rules={[
            {
              validator: (_rule, typed: string) =>
                typed.trim() === province ? Promise.resolve() : Promise.reject(new Error(t('error.typed'))),
            },
          ]}
          validateTrigger="onSubmit"
        >
          <Input autoComplete="off" data-testid="approve-typed" />
        </Form.Item>
      )}
      {withCode && (
        <Form.Item
          name="code"
          label={t('approve.code')}
          extra={t('approve.code.why', t(`severity.${severity}`))}
          {...(wrong === 'code' && { validateStatus: 'error' as const, help: said })}
          rules={[{ pattern: /^\d{6}$/, required: true, message: t('account.code.rule') }]}
          validateTrigger="onSubmit"
        >
          <CodeInput data-testid="approve-code" />
        </Form.Item>
      )}
      {said && wrong !== 'code' && wrong !== 'typed' && (
        <Alert className="spaced" type="error" showIcon title={said} role="alert" />
      )}
      <Button
        block
        size="large"
        htmlType="submit"
        className={exercise ? 'drill-button' : 'real-button'}
        loading={approve.isPending}
        data-testid="approve"
      >
        {t(exercise ? 'approve.do.drill' : 'approve.do.real')}
      </Button>
    </Form>
  );
}
