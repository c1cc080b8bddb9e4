import { Button, Modal } from 'antd';
import { useText } from '../locale';
import { SignInForm } from './SignInForm';
import { useSession } from './useSession';

/** A session that ended under its operator: says so over the page, which keeps all that has been typed. */
export function LapseDialog({ onOther }: { onOther: () => void }) {
  const t = useText();
  const { state } = useSession();
  if (state.kind !== 'in' || !state.lapse) return null;
  return (
    <Modal
      open
      centered
      width={420}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t(`lapse.${state.lapse}`)}
      footer={null}
    >
      <p>{t('lapse.kept', state.account.displayName)}</p>
      <SignInForm name={state.account.name} />
      <Button type="link" block onClick={onOther}>
        {t('lapse.other')}
      </Button>
    </Modal>
  );
}
