import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { covers, type DivisionCode } from '../../../contract';
import { useText } from '../../locale';
import { useAccount } from '../../session';
import { AreaPicker } from './AreaPicker';
import { useComposing } from './composeContext';
import { Field } from './Field';
import { authorityKey } from './form';

/** Whom it is for. */
export function AreaSection() {
  const t = useText();
  const { division } = useAccount();
  const { form, change, places, authorities } = useComposing();
  const granted = authorities.find((one) => authorityKey(one) === form.authority);
  const allowed = useMemo(() => common(division, granted?.divisions), [division, granted]);
  return (
    <section aria-label={t('field.areas')}>
      <h2>{t('field.areas')}</h2>
      <Field field="areas" label={t('areas.label')}>
        {places ? (
          <AreaPicker
            key={allowed.join()}
            places={places}
            areas={form.areas}
            allowed={allowed}
            onChange={(areas) => change({ areas })}
          />
        ) : (
          <Skeleton active />
        )}
      </Field>
    </section>
  );
}

/** Where both the operator and the authority may alert; before an authority is chosen, where the operator may. */
function common(own: DivisionCode, granted: readonly DivisionCode[] | undefined): DivisionCode[] {
  if (!granted) return [own];
  return granted.flatMap((division) =>
    covers(own, division) ? [division] : covers(division, own) ? [own] : [],
  );
}
