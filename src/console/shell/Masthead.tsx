import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { fullMoment, useNow } from '../clock';
import { usePlaces } from '../divisions';
import icon from '../icon.svg';
import { problemText, useLanguage, useText } from '../locale';
import { go, hashOf, type Route } from '../route';
import { useAccount, useSession } from '../session';
import { destinationsOf, placeFor } from './places';

/** Where one is, who one is, and what time it is. */
export function Masthead({ route }: { route: Route }) {
  const t = useText();
  const [language, speak] = useLanguage();
  return (
    <header className="masthead">
      <a className="brand" href={hashOf({ page: 'board' })}>
        <img src={icon} alt="" width="32" height="32" />
        <span>
          <strong>{t('brand.part')}</strong>
          <small>{t('brand')}</small>
        </span>
      </a>
      <Navigation route={route} />
      <Clock />
      <Who />
      <Button
        type="text"
        aria-label={t('language.switch')}
        onClick={() => speak(language === 'en' ? 'zh-CN' : 'en')}
      >
        {t('language.other')}
      </Button>
      <Leave />
    </header>
  );
}

function Navigation({ route }: { route: Route }) {
  const t = useText();
  const { role } = useAccount();
  const here = hashOf(placeFor(role, route));
  return (
    <nav aria-label={t('nav.title')}>
      {destinationsOf(role).map(({ route: to, label }) => (
        <a
          key={label}
          href={hashOf(to)}
          className={to.page === 'compose' ? (to.exercise ? 'drill' : 'real') : undefined}
          aria-current={here === hashOf(to) ? 'page' : undefined}
        >
          {t(label)}
        </a>
      ))}
    </nav>
  );
}

/** The control centre's time, in China's: the one that alerts go by. */
function Clock() {
  const t = useText();
  const [day, time] = fullMoment(useNow()).split(' ');
  return (
    <div className="clock" role="timer" aria-label={t('shell.clock')}>
      <strong>{time}</strong>
      <small>
        {day} {t('shell.clock')}
      </small>
    </div>
  );
}

function Who() {
  const t = useText();
  const { displayName, role, organisation, division } = useAccount();
  const places = usePlaces();
  return (
    <div className="who">
      <strong>{displayName}</strong>
      <small>
        {t(`organisation.${organisation}`)} {t('shell.who', t(`role.${role}`), places?.name(division) ?? '')}
      </small>
    </div>
  );
}

function Leave() {
  const t = useText();
  const { leave } = useSession();
  const { message } = App.useApp();
  const leaving = useMutation({
    mutationFn: leave,
    onSuccess: () => go({ page: 'board' }),
    onError: (problem) => message.error(problemText(problem, t)),
  });
  return (
    <Button loading={leaving.isPending} onClick={() => leaving.mutate()}>
      {t('shell.leave')}
    </Button>
  );
}
