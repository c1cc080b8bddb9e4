import type { AlertContent } from '../../contract';
import { durationWords, fullMoment } from '../clock';
import type { Places } from '../divisions';
import type { Language, Text } from '../locale';
import { type Stretch, textDiff } from './textDiff';
import { languageName } from './words';

/** One thing that an update changes. */
export interface Difference {
  /** What changed, in words: '标题', '地区'. */
  label: string;
  stretches: Stretch[];
}

interface Speaker {
  t: Text;
  language: Language;
  places: Places | undefined;
}

/** What is different between two revisions of an alert, in the order of the form. */
export function differences(before: AlertContent, after: AlertContent, speaker: Speaker): Difference[] {
  const old = lines(before, speaker);
  const now = lines(after, speaker);
  const labels = [...new Set([...old.keys(), ...now.keys()])];
  return [
    ...labels
      .filter((label) => old.get(label) !== now.get(label))
      .map((label) => ({ label, stretches: textDiff(old.get(label) ?? '', now.get(label) ?? '') })),
    ...areaDifference(before, after, speaker),
  ];
}

/** Areas are compared as a set: their order says nothing. */
function areaDifference(before: AlertContent, after: AlertContent, { t, places }: Speaker): Difference[] {
  const names = (areas: readonly string[]) =>
    areas.map((area) => places?.fullName(area) ?? area).join(t('list.comma'));
  const gone = before.areas.filter((area) => !after.areas.includes(area));
  const come = after.areas.filter((area) => !before.areas.includes(area));
  const kept = before.areas.filter((area) => after.areas.includes(area));
  if (gone.length + come.length === 0) return [];
  const stretches: Stretch[] = [
    { kind: 'same', text: kept.length > 0 ? t('differences.kept', kept.length) : '' },
    { kind: 'removed', text: names(gone) },
    { kind: 'added', text: names(come) },
  ];
  return [{ label: t('field.areas'), stretches: stretches.filter(({ text }) => text !== '') }];
}

/** Everything but the areas, each as one line of words. */
function lines(content: AlertContent, { t, language }: Speaker): Map<string, string> {
  const { event, presentation, earthquake } = content;
  const found = new Map<string, string>([
    [t('field.event'), `${event.name} ${event.code}`],
    [t('field.severity'), t(`severity.${content.severity}`)],
    [t('field.urgency'), t(`urgency.${content.urgency}`)],
    [t('field.certainty'), t(`certainty.${content.certainty}`)],
    [t('field.authority'), content.authority.name],
  ]);
  content.texts.forEach((text, index) => {
    const suffix = index === 0 ? '' : t('field.inLanguage', languageName(text.language, language));
    found.set(t('field.headline') + suffix, text.headline);
    found.set(t('field.description') + suffix, text.description);
    if (text.instruction) found.set(t('field.instruction') + suffix, text.instruction);
  });
  found.set(t('field.form'), t(`form.${presentation.form}`));
  if (presentation.form === 'takeover') found.set(t('field.floor'), durationWords(presentation.floor, t));
  if (presentation.form === 'crawl') found.set(t('field.passes'), t('passes', presentation.passes));
  if (content.onset !== undefined) found.set(t('field.onset'), fullMoment(content.onset));
  found.set(t('field.expires'), fullMoment(content.expires));
  if (content.channel) found.set(t('field.channel'), content.channel);
  if (earthquake) found.set(t('field.earthquake'), earthquakeWords(earthquake, t));
  for (const { language: spoken, url } of content.audio ?? [])
    found.set(t('field.audio') + t('field.inLanguage', languageName(spoken, language)), url);
  return found;
}

/** '2026-11-24 19:05:09 漾濞 M6.4，深 8 千米（25.67, 99.87）' */
export function earthquakeWords(quake: NonNullable<AlertContent['earthquake']>, t: Text): string {
  const { origin, place, magnitude, depthKm, latitude, longitude } = quake;
  return t('earthquake.words', fullMoment(origin), place, magnitude, depthKm, latitude, longitude);
}
