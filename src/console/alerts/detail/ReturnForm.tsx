import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { DeskAlert } from '../../../contract/desk';
import { problemText, useText } from '../../locale';
import { useStep } from './useStep';

/** Gives it back to whoever wrote it, with the reason. */
export function ReturnForm({ revision: { id, version } }: { revision: DeskAlert }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const back = useStep(id, 'return', 'return.done');
  if (!open)
    return (
      <Button className="return" block onClick={() => setOpen(true)}>
        {t('return.do')}
      </Button>
    );
  return (
    <Form<{ remark: string }>
      className="return"
      layout="vertical"
      requiredMark={false}
      onFinish={({ remark }) => back.mutate({ version, remark: remark.trim() })}
    >
      <Form.Item
        name="remark"
        label={t('return.remark')}
        rules={[{ required: true, whitespace: true, message: t('return.hint') }]}
      >
        <Input.TextArea autoFocus maxLength={400} showCount rows={3} placeholder={t('return.hint')} />
      </Form.Item>
      {back.error && (
        <Alert className="spaced" type="error" showIcon title={problemText(back.error, t)} role="alert" />
      )}
      <div className="buttons">
        <Button htmlType="submit" type="primary" loading={back.isPending}>
          {t('return.do')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('action.cancel')}</Button>
      </div>
    </Form>
  );
}
