import { Checkbox, Collapse, Input, InputNumber, Select } from 'antd';
import { PROVINCE } from '../../../contract';
import { useText } from '../../locale';
import { useChannels } from '../queries';
import { useComposing } from './composeContext';
import { Field } from './Field';
import type { ComposeForm } from './form';

const URGENCIES = ['immediate', 'expected', 'future', 'past', 'unknown'] as const;
const CERTAINTIES = ['observed', 'likely', 'possible', 'unlikely', 'unknown'] as const;

/** What most alerts do without. */
export function MoreSection() {
  const t = useText();
  const { form } = useComposing();
  const used = form.channel !== '' || form.earthquake.given || form.onset !== '';
  return (
    <Collapse
      className="more"
      defaultActiveKey={used ? ['more'] : []}
      items={[{ key: 'more', label: t('compose.more'), children: <More />, forceRender: false }]}
    />
  );
}

function More() {
  const t = useText();
  const { form, change } = useComposing();
  return (
    <>
      <div className="columns">
        <Field field="urgency" label={t('field.urgency')} id="compose-urgency">
          <Select
            id="compose-urgency"
            value={form.urgency}
            options={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
            onChange={(urgency) => change({ urgency })}
          />
        </Field>
        <Field field="certainty" label={t('field.certainty')} id="compose-certainty">
          <Select
            id="compose-certainty"
            value={form.certainty}
            options={CERTAINTIES.map((value) => ({ value, label: t(`certainty.${value}`) }))}
            onChange={(certainty) => change({ certainty })}
          />
        </Field>
        <Field field="onset" label={t('field.onset')} id="compose-onset">
          <Input
            id="compose-onset"
            type="datetime-local"
            value={form.onset}
            onChange={(event) => change({ onset: event.target.value })}
          />
        </Field>
        <ChannelField />
      </div>
      <EarthquakeFields />
    </>
  );
}

/** Boxes go to this channel for as long as a takeover stands. */
function ChannelField() {
  const t = useText();
  const { form, change } = useComposing();
  const channels = useChannels(form.areas[0] ?? PROVINCE, true).data ?? [];
  const fits = form.form === 'takeover';
  return (
    <Field
      field="channel"
      label={t('field.channel')}
      id="compose-channel"
      hint={fits ? undefined : t('compose.channel.takeover')}
    >
      <Select
        id="compose-channel"
        allowClear
        disabled={!fits}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('compose.channel.none')}
        value={form.channel || undefined}
        options={channels.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))}
        onChange={(channel?: string) => change({ channel: channel ?? '' })}
      />
    </Field>
  );
}

const NUMBERS = [
  { name: 'magnitude', min: 0, max: 10, step: 0.1 },
  { name: 'depthKm', min: 0, max: 800, step: 1 },
  { name: 'latitude', min: -90, max: 90, step: 0.01 },
  { name: 'longitude', min: -180, max: 180, step: 0.01 },
] as const;

/** From these a box computes its own countdown. */
function EarthquakeFields() {
  const t = useText();
  const { form, change, problemAt } = useComposing();
  const { earthquake } = form;
  const set = (patch: Partial<ComposeForm['earthquake']>) =>
    change({ earthquake: { ...earthquake, ...patch } });
  const problem = problemAt('earthquake');
  return (
    <fieldset className="earthquake" aria-label={t('field.earthquake')}>
      <Checkbox checked={earthquake.given} onChange={(event) => set({ given: event.target.checked })}>
        {t('compose.earthquake')}
      </Checkbox>
      {earthquake.given && (
        <div className="columns">
          <label htmlFor="compose-origin">
            <span>{t('earthquake.origin')}</span>
            <Input
              id="compose-origin"
              type="datetime-local"
              step={1}
              value={earthquake.origin}
              onChange={(event) => set({ origin: event.target.value })}
            />
          </label>
          <label htmlFor="compose-epicentre">
            <span>{t('earthquake.place')}</span>
            <Input
              id="compose-epicentre"
              maxLength={60}
              value={earthquake.place}
              onChange={(event) => set({ place: event.target.value })}
            />
          </label>
          {NUMBERS.map(({ name, ...limits }) => (
            <label key={name} htmlFor={`compose-${name}`}>
              <span>{t(`earthquake.${name}`)}</span>
              <InputNumber
                id={`compose-${name}`}
                {...limits}
                value={earthquake[name]}
                onChange={(value) => set({ [name]: value })}
              />
            </label>
          ))}
        </div>
      )}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
