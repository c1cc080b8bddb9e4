import { t } from '../locale';
import type { Television } from '../Television';

/** What the service line asks a viewer to read out: a name and a value each. */
export function aboutThisBox(television: Television, graphics: string): [string, string][] {
  const { parameters, place, lineup, connection } = television;
  return [
    [t('about.version'), television.version],
    [t('about.box'), parameters.box],
    [t('about.place'), place.name ? `${place.name} ${place.division}` : place.division],
    [t('about.keymap'), parameters.keymap ?? 'desktop'],
    [t('about.channels'), String(lineup.channels.length)],
    [t('about.centre'), connection.online ? t('about.online') : t('about.offline')],
    [t('about.renderer'), graphics],
  ];
}
