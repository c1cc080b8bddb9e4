import { Descriptions } from 'antd';
import type { DeskAlert } from '../../../contract/desk';
import { durationWords, fullMoment } from '../../clock';
import { areaCounts, usePlaces } from '../../divisions';
import { useLanguage, useText } from '../../locale';
import { earthquakeWords } from '../differences';
import { languageName } from '../words';

/** What one revision says, in full. */
export function ContentCard({ revision }: { revision: DeskAlert }) {
  const t = useText();
  const { content } = revision;
  return (
    <section className="card" aria-label={t('alert.content')}>
      <h2>
        {t('alert.content')} <small>{t('alert.revision', revision.revision)}</small>
      </h2>
      <Texts revision={revision} />
      <Areas areas={content.areas} />
      <Facts revision={revision} />
    </section>
  );
}

function Texts({ revision: { content } }: { revision: DeskAlert }) {
  const t = useText();
  const [spoken] = useLanguage();
  return content.texts.map(({ language, headline, description, instruction }, index) => (
    <article key={language} lang={language} className="said">
      {index > 0 && <small>{languageName(language, spoken)}</small>}
      <h3>{headline}</h3>
      <p>{description}</p>
      {instruction && (
        <p className="instruction">
          <strong>{t('field.instruction')}</strong> {instruction}
        </p>
      )}
    </article>
  ));
}

const LISTED = 60;

function Areas({ areas }: { areas: readonly string[] }) {
  const t = useText();
  const places = usePlaces();
  const names = areas.slice(0, LISTED).map((area) => places?.fullName(area) ?? area);
  return (
    <p className="said-areas">
      <strong>{areaCounts(areas, t)}</strong> {names.join(t('list.comma'))}
      {areas.length > LISTED && ` ${t('areas.moreTags', areas.length - LISTED)}`}
    </p>
  );
}

function Facts({ revision }: { revision: DeskAlert }) {
  const t = useText();
  const { content } = revision;
  const { presentation, earthquake } = content;
  const extent =
    presentation.form === 'takeover'
      ? ` · ${t('field.floor')} ${durationWords(presentation.floor, t)}`
      : presentation.form === 'crawl'
        ? ` · ${t('passes', presentation.passes)}`
        : '';
  const items = [
    [t('field.event'), `${content.event.name} ${content.event.code}`],
    [t('field.authority'), content.authority.name],
    [t('field.form'), t(`form.${presentation.form}`) + extent],
    [t('field.urgency'), `${t(`urgency.${content.urgency}`)} · ${t(`certainty.${content.certainty}`)}`],
    [t('alert.endsAt'), fullMoment(content.expires)],
    [t('field.onset'), content.onset === undefined ? undefined : fullMoment(content.onset)],
    [t('field.channel'), content.channel],
    [t('field.earthquake'), earthquake && earthquakeWords(earthquake, t)],
    [t('alert.author'), revision.author],
    [t('alert.approver'), revision.approver],
    [t('alert.published'), revision.publishedAt === undefined ? undefined : fullMoment(revision.publishedAt)],
    [t('alert.number'), revision.id],
  ] as const;
  return (
    <Descriptions
      size="small"
      column={2}
      items={items
        .filter(([, children]) => children !== undefined)
        .map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}
