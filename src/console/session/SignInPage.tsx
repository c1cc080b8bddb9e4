import { useText } from '../locale';
import { Door } from './Door';
import { SignInForm } from './SignInForm';

export function SignInPage() {
  const t = useText();
  return (
    <Door title={t('signIn.title')}>
      <SignInForm />
      <p className="door-note">{t('signIn.help')}</p>
    </Door>
  );
}
