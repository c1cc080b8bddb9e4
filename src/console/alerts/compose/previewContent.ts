import { type AlertContent, PROVINCE } from '../../../contract';
import type { Text } from '../../locale';
import { assembled, expiryOf, type Granted } from './content';
import { authorityKey, type ComposeForm } from './form';

const TWO_HOURS_S = 7200;

/** What a preview shows of a form in which things are still missing: their names stand in their place. */
export function previewContent(
  form: ComposeForm,
  exercise: boolean,
  authorities: readonly Granted[],
  now: number,
  t: Text,
): AlertContent {
  const granted = authorities.find((one) => authorityKey(one) === form.authority);
  const expires = expiryOf(form, now);
  const { earthquake: quake } = form;
  const whole = [quake.magnitude, quake.depthKm, quake.latitude, quake.longitude].every((x) => x !== null);
  return assembled(
    {
      ...form,
      event: {
        code: /^[0-9A-Z]{5}$/.test(form.event.code) ? form.event.code : '00000',
        name: form.event.name.trim() || t('blank.event'),
      },
      areas: form.areas.length > 0 ? form.areas : [PROVINCE],
      zh: {
        ...form.zh,
        headline: form.zh.headline.trim() || t('blank.headline'),
        description: form.zh.description.trim() || t('blank.description'),
      },
      withEnglish: form.withEnglish && form.en.headline.trim() !== '' && form.en.description.trim() !== '',
      earthquake: { ...quake, given: quake.given && whole && quake.place.trim() !== '' },
    },
    form.severity ?? 'blue',
    granted
      ? { division: granted.division, code: granted.code, name: granted.name }
      : { division: PROVINCE, code: 'preview', name: t('blank.authority') },
    expires !== undefined && expires > now ? expires : now + TWO_HOURS_S,
    exercise,
  );
}
