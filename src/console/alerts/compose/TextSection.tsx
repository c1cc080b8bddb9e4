import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useNow } from '../../clock';
import { type Language, useText } from '../../locale';
import { useComposing } from './composeContext';
import { Field } from './Field';
import { authorityKey, type WrittenText } from './form';
import { fillGaps, gapName, gapsIn, knownWords } from './gaps';

/** The longest that the contract allows. */
const MOST = { headline: 80, description: 1200, instruction: 800 } as const;

/** What it says, in the language of the land and, where wanted, in English. */
export function TextSection() {
  const t = useText();
  const { form, change } = useComposing();
  return (
    <section aria-label={t('compose.texts')}>
      <h2>{t('compose.texts')}</h2>
      <Written
        language="zh-CN"
        at="texts.0"
        text={form.zh}
        onChange={(zh) => change({ zh })}
        onFill={(zh) => change({ zh })}
      />
      <Checkbox
        className="with-english"
        checked={form.withEnglish}
        onChange={(event) => change({ withEnglish: event.target.checked })}
      >
        {t('compose.withEnglish')}
      </Checkbox>
      {form.withEnglish && (
        <Written
          language="en"
          at="texts.1"
          text={form.en}
          onChange={(en) => change({ en })}
          onFill={(en) => change({ en })}
        />
      )}
    </section>
  );
}

interface WrittenProps {
  language: Language;
  at: string;
  text: WrittenText;
  onChange: (text: WrittenText) => void;
  onFill: (text: WrittenText) => void;
}

function Written({ language, at, text, onChange, onFill }: WrittenProps) {
  const t = useText();
  const suffix = language === 'en' ? t('compose.english') : '';
  const id = (part: string) => `compose-${language}-${part}`;
  return (
    <div lang={language}>
      <Gaps key={gapsIn(text).join()} language={language} text={text} onFill={onFill} />
      <Field field={`${at}.headline`} label={t('field.headline') + suffix} id={id('headline')}>
        <Input
          id={id('headline')}
          value={text.headline}
          maxLength={MOST.headline}
          showCount
          placeholder={t('compose.headline.hint')}
          onChange={(event) => onChange({ ...text, headline: event.target.value })}
        />
      </Field>
      <div className="columns two">
        <Field field={`${at}.description`} label={t('field.description') + suffix} id={id('description')}>
          <Input.TextArea
            id={id('description')}
            value={text.description}
            maxLength={MOST.description}
            showCount
            autoSize={{ minRows: 4, maxRows: 12 }}
            placeholder={t('compose.description.hint')}
            onChange={(event) => onChange({ ...text, description: event.target.value })}
          />
        </Field>
        <Field field={`${at}.instruction`} label={t('field.instruction') + suffix} id={id('instruction')}>
          <Input.TextArea
            id={id('instruction')}
            value={text.instruction}
            maxLength={MOST.instruction}
            showCount
            autoSize={{ minRows: 4, maxRows: 12 }}
            placeholder={t('compose.instruction.hint')}
            onChange={(event) => onChange({ ...text, instruction: event.target.value })}
          />
        </Field>
      </div>
    </div>
  );
}

/** A template's gaps, each with a field: place and time are already said as far as they are known. */
function Gaps({
  language,
  text,
  onFill,
}: {
  language: Language;
  text: WrittenText;
  onFill: (text: WrittenText) => void;
}) {
  const t = useText();
  const now = useNow(30_000);
  const { form, places, authorities } = useComposing();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const gaps = gapsIn(text);
  if (gaps.length === 0) return null;
  const authority = authorities.find((one) => authorityKey(one) === form.authority);
  const words = { ...knownWords({ areas: form.areas, authority }, places, now, language), ...typed };
  return (
    <fieldset className="gaps" aria-label={t('gaps.title')}>
      <legend>{t('gaps.title')}</legend>
      <div>
        {gaps.map((gap) => (
          <label key={gap} htmlFor={`gap-${language}-${gap}`}>
            <span>{gapName(gap, t)}</span>
            <Input
              id={`gap-${language}-${gap}`}
              size="small"
              value={words[gap] ?? ''}
              onChange={(event) => setTyped({ ...typed, [gap]: event.target.value })}
            />
          </label>
        ))}
        <Button size="small" type="primary" ghost onClick={() => onFill(fillGaps(text, words))}>
          {t('gaps.fill')}
        </Button>
      </div>
    </fieldset>
  );
}
