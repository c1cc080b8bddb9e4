import { Button, Modal, Typography } from 'antd';
import type { Invited } from '../../contract/desk';
import { fullMoment } from '../clock';
import { useText } from '../locale';
import { hashOf } from '../route';

/** The only time that an invitation is to be seen. */
export function InvitationDialog({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const t = useText();
  const { account, token, expires } = invited;
  const link = location.href.split('#')[0] + hashOf({ page: 'welcome', token });
  return (
    <Modal
      open
      width={640}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t('accounts.invited')}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('action.close')}
        </Button>
      }
    >
      <p>{t('accounts.invited.once', account.displayName, fullMoment(expires))}</p>
      <Typography.Paragraph
        className="invitation"
        data-testid="invitation-link"
        copyable={{ text: link, icon: [t('action.copy'), t('action.copied')], tooltips: false }}
      >
        {link}
      </Typography.Paragraph>
    </Modal>
  );
}
