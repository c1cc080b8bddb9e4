import { isTextKey, type TextKey, useText } from '../locale';
import { LEGEND } from './keyCaps';

/** Names of the groups that hold several keys. */
const GROUPS: Record<string, TextKey> = {
  Up: 'legend.arrows',
  Digit0: 'legend.digits',
  Red: 'legend.colours',
  ChannelUp: 'legend.channel',
  VolumeUp: 'legend.volume',
  Rewind: 'legend.seek',
  PageUp: 'legend.pages',
};

/** Which keys of the computer's keyboard are which keys of the remote. */
export function Legend() {
  const t = useText();
  return (
    <section className="legend" aria-label={t('legend')}>
      {LEGEND.map(({ caps, keys }) => {
        const first = keys[0]!;
        const single = `key.${first}`;
        const name = GROUPS[first] ?? (isTextKey(single) ? single : 'legend');
        return (
          <span key={first} className="entry">
            {caps.map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
            {t(name)}
          </span>
        );
      })}
    </section>
  );
}
