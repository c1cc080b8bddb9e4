import { Input, InputNumber, Radio, Segmented } from 'antd';
import { FORMS } from '../../../contract';
import { shortMoment, useNow } from '../../clock';
import { useText } from '../../locale';
import { useComposing } from './composeContext';
import { expiryOf } from './content';
import { Field } from './Field';
import type { ComposeForm } from './form';

/** How it comes before a viewer, and for how long it stands. */
export function ShowSection() {
  const t = useText();
  const { form, change } = useComposing();
  return (
    <section aria-label={t('compose.show')}>
      <h2>{t('compose.show')}</h2>
      <Field field="presentation.form" label={t('field.form')}>
        <Radio.Group
          className="form-choice"
          aria-label={t('field.form')}
          value={form.form}
          onChange={(event) => change({ form: event.target.value })}
        >
          {FORMS.map((one) => (
            <Radio key={one} value={one}>
              <strong>{t(`form.${one}`)}</strong>
              <small>{t(`form.${one}.meaning`)}</small>
            </Radio>
          ))}
        </Radio.Group>
      </Field>
      <div className="columns">
        {form.form === 'takeover' && (
          <Field field="presentation.floor" label={t('field.floor')} id="compose-floor">
            <InputNumber
              id="compose-floor"
              min={0}
              max={600}
              precision={0}
              value={form.floor}
              suffix={t('unit.seconds')}
              onChange={(floor) => change({ floor })}
            />
          </Field>
        )}
        {form.form === 'crawl' && (
          <Field field="presentation.passes" label={t('field.passes')} id="compose-passes">
            <InputNumber
              id="compose-passes"
              min={2}
              max={100}
              precision={0}
              value={form.passes}
              suffix={t('unit.passes')}
              onChange={(passes) => change({ passes })}
            />
          </Field>
        )}
        <ExpiryField />
      </div>
    </section>
  );
}

const QUICK_MINUTES = [30, 60, 120, 360, 1440] as const;

function ExpiryField() {
  const t = useText();
  const now = useNow(10_000);
  const { form, change } = useComposing();
  const expires = expiryOf(form, now);
  const hint = expires === undefined ? undefined : t('compose.until', shortMoment(expires, now));
  return (
    <Field
      field="expires"
      label={t('field.expires')}
      id={form.lasts === 'for' ? 'compose-minutes' : 'compose-until'}
      hint={hint}
    >
      <div className="expiry">
        <Segmented<ComposeForm['lasts']>
          aria-label={t('compose.lasts')}
          value={form.lasts}
          options={[
            { value: 'for', label: t('compose.lasts.for') },
            { value: 'until', label: t('compose.lasts.until') },
          ]}
          onChange={(lasts) => change({ lasts })}
        />
        {form.lasts === 'for' ? (
          <>
            <InputNumber
              id="compose-minutes"
              min={1}
              max={43_200}
              precision={0}
              value={form.minutes}
              suffix={t('unit.minutes')}
              onChange={(minutes) => change({ minutes })}
            />
            <div className="quick">
              {QUICK_MINUTES.map((minutes) => (
                <button
                  key={minutes}
                  type="button"
                  aria-pressed={form.minutes === minutes}
                  onClick={() => change({ minutes })}
                >
                  {minutes < 60 ? t('time.minutes', minutes) : t('time.hours', minutes / 60)}
                </button>
              ))}
            </div>
          </>
        ) : (
          <Input
            id="compose-until"
            type="datetime-local"
            value={form.until}
            onChange={(event) => change({ until: event.target.value })}
          />
        )}
      </div>
    </Field>
  );
}
