import type { Press, PressLog } from '../keys/pressLog';
import { type Text, useText } from '../locale';

/** The last keys with the codes that were sent, newest first, and whether the box took them as meant. */
export function Presses({ log }: { log: PressLog }) {
  const t = useText();
  return (
    <div className="presses">
      <small>{t('log.title')}</small>
      {log.length === 0 && <span className="none">{t('log.none')}</span>}
      <ol>
        {log.map((press) => (
          <li key={press.serial} className={verdictOf(press)} title={wordsFor(press, t)}>
            <b>{t(`key.${press.sent}`)}</b>
            <code>{press.code}</code>
            {press.heard && press.heard !== press.sent && (
              <em>{press.heard === 'unknown' ? t('log.unknown.short') : `→ ${t(`key.${press.heard}`)}`}</em>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function verdictOf({ sent, heard }: Press): 'silent' | 'right' | 'wrong' {
  if (heard === undefined) return 'silent';
  return heard === sent ? 'right' : 'wrong';
}

function wordsFor({ heard, code }: Press, t: Text): string {
  if (heard === undefined) return t('log.silent');
  return heard === 'unknown' ? t('log.unknown', code) : t('log.heard', t(`key.${heard}`));
}
