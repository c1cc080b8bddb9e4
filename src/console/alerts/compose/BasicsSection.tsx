import { AutoComplete, Input, Radio, Select } from 'antd';
import { SEVERITIES } from '../../../contract';
import { useText } from '../../locale';
import { useTemplates } from '../queries';
import { useComposing } from './composeContext';
import { EVENTS } from './events';
import { Field } from './Field';
import { authorityKey, withTemplate } from './form';

/** What happened, how bad it is, and who says so. */
export function BasicsSection() {
  const t = useText();
  const { form, change, authorities, isUpdate } = useComposing();
  const granted = authorities.find((one) => authorityKey(one) === form.authority);
  return (
    <section aria-label={t('compose.basics')}>
      <h2>{t('compose.basics')}</h2>
      <div className="columns">
        {!isUpdate && <TemplateField />}
        <Field field="authority" label={t('field.authority')} id="compose-authority">
          <Select
            id="compose-authority"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('compose.authority.choose')}
            disabled={isUpdate}
            value={form.authority || undefined}
            options={authorities.map((one) => ({ value: authorityKey(one), label: one.name }))}
            onChange={(authority) => change({ authority })}
            notFoundContent={t('compose.authority.none')}
          />
        </Field>
        <EventField />
      </div>
      <Field field="severity" label={t('field.severity')}>
        <Radio.Group
          aria-label={t('field.severity')}
          className="severity-choice"
          value={form.severity}
          onChange={(event) => change({ severity: event.target.value })}
        >
          {SEVERITIES.map((severity) => (
            <Radio.Button
              key={severity}
              value={severity}
              className={`severity ${severity}`}
              disabled={granted !== undefined && !granted.severities.includes(severity)}
            >
              {t(`severity.${severity}`)}
              <small>{t(`severity.${severity}.meaning`)}</small>
            </Radio.Button>
          ))}
        </Radio.Group>
      </Field>
    </section>
  );
}

function TemplateField() {
  const t = useText();
  const { form, change } = useComposing();
  const templates = useTemplates().data ?? [];
  return (
    <Field field="template" label={t('field.template')} id="compose-template">
      <Select
        id="compose-template"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('compose.template.choose')}
        options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id: string) => {
          const template = templates.find((one) => one.id === id);
          if (template) change(withTemplate(form, template));
        }}
        notFoundContent={t('compose.template.none')}
      />
    </Field>
  );
}

/** Name and code go together: choosing one known event fills in both. */
function EventField() {
  const t = useText();
  const { form, change } = useComposing();
  const templates = useTemplates().data ?? [];
  const known = new Map(
    [...EVENTS, ...templates.map(({ event }) => event)].map((event) => [event.code, event]),
  );
  const { code, name } = form.event;
  return (
    <Field field="event" label={t('field.event')} id="compose-event">
      <div className="event">
        <AutoComplete
          id="compose-event"
          value={name}
          maxLength={30}
          placeholder={t('compose.event.name')}
          options={[...known.values()].map((event) => ({
            value: event.name,
            label: `${event.name} ${event.code}`,
            code: event.code,
          }))}
          showSearch={{
            filterOption: (typed, option) =>
              option?.label.toLowerCase().includes(typed.toLowerCase()) ?? false,
          }}
          onChange={(typed: string) => change({ event: { code, name: typed } })}
          onSelect={(chosen: string, option) => change({ event: { name: chosen, code: option.code } })}
        />
        <Input
          aria-label={t('compose.event.code')}
          placeholder={t('compose.event.code')}
          value={code}
          maxLength={5}
          onChange={(event) => change({ event: { name, code: event.target.value.toUpperCase() } })}
        />
      </div>
    </Field>
  );
}
