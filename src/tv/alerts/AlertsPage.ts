import type Lightning from '@lightningjs/core';
import { colour, List, label, lines, measureIn, safe, words } from '../design';
import { currentLanguage, t } from '../locale';
import { SidePage, type SidePageSpec } from '../SidePage';
import { type HistoryEntry, stateOf } from './history';
import { PageTurner } from './PageTurner';
import { type AlertPage, pagesOf } from './pages';
import { headlineWords, issuedWords, levelWords, momentWords, textsFor } from './phrases';

interface AlertsPageSpec extends SidePageSpec {
  None: object;
  Entries: typeof List<HistoryEntry>;
  Level: object;
  Headline: object;
  Issued: object;
  Body: object;
  Pages: object;
}

const W = 1180;
const ROWS = 11;

/** The alerts that came to this box, also those that nobody saw; each can be read again in full. */
export class AlertsPage
  extends SidePage<AlertsPageSpec>
  implements Lightning.Component.ImplementTemplateSpec<AlertsPageSpec>
{
  private readonly entries = this.getByRef('Entries') as unknown as List<HistoryEntry>;
  private readonly turner = new PageTurner((page, number, count) => this.showText(page, number, count));
  private read: HistoryEntry | undefined;

  static override _template(): Lightning.Component.Template<AlertsPageSpec> {
    const x = safe.x + 24;
    return {
      Ground: SidePage.ground(),
      None: label('body', { x, y: 180, w: W - 48, lines: 3, colour: colour.inkSoft }),
      Entries: { type: List<HistoryEntry>, x: safe.x, y: 150 },
      Level: label('strong', { x, y: 160, w: W - 48, colour: colour.glow }),
      Headline: label('heading', { x, y: 214, w: W - 48, lines: 2 }),
      Issued: label('small', { x, y: 326, w: W - 48, colour: colour.inkSoft }),
      Body: label('body', { x, y: 390, lines: ROWS + 1 }),
      Pages: label('small', { x, y: safe.bottom - 40, colour: colour.inkFaint }),
    };
  }

  protected build(): void {
    this.entries.arrange({ w: W, h: 100, leadW: 260, visible: 8 }, (entry) => ({
      lead: momentWords(entry.sent),
      title: headlineWords(textsFor(entry.texts, currentLanguage())[0]!.headline, entry.exercise),
      detail: `${t(`alerts.state.${stateOf(entry, this.television.clock.seconds())}`)}　${entry.authority}`,
    }));
    this.entries.onEnter = (entry) => this.open(entry);
    this.television.alerts.changed.listen(() => {
      if (!this.read && this.visible) this.list();
    });
  }

  override enter(): void {
    super.enter();
    this.list();
  }

  override leave(): void {
    this.turner.stop();
  }

  private list(): void {
    const { history } = this.television.alerts;
    this.turner.stop();
    this.read = undefined;
    this.dress(t('alerts.title'), history.length > 0 ? t('alerts.hint') : '');
    this.entries.visible = true;
    this.entries.show([...history], this.entries.index);
    this.patch({
      None: words(history.length === 0 ? t('alerts.none') : ''),
      ...{ Level: words(''), Headline: words(''), Issued: words(''), Body: words(''), Pages: words('') },
    });
    this._refocus();
  }

  private open(entry: HistoryEntry): void {
    const { event, severity, exercise, authority, sent, texts } = entry;
    this.read = entry;
    this.entries.visible = false;
    this.dress(t('alerts.title'), t('alerts.hint.text'));
    const state = t(`alerts.state.${stateOf(entry, this.television.clock.seconds())}`);
    const level = headlineWords(levelWords(event, severity), exercise);
    this.patch({ Level: words(`${level}　${state}`), Issued: words(issuedWords(authority, sent)) });
    const room = { width: W - 48, rows: ROWS, measure: measureIn('body') };
    this.turner.open(pagesOf(textsFor(texts, currentLanguage()), room));
    this._refocus();
  }

  private showText({ headline, description, instruction }: AlertPage, number: number, count: number): void {
    const advice = instruction.length > 0 ? [t('alert.instruction'), ...instruction] : [];
    const title = headlineWords(headline, this.read?.exercise ?? false);
    const rows = lines(title, W - 48, measureIn('heading')).length;
    this.patch({
      Headline: words(title),
      Issued: { y: rows > 1 ? 326 : 276 },
      Body: { y: rows > 1 ? 390 : 340, text: { text: [...description, ...advice].join('\n') } },
      Pages: words(count > 1 ? t('alert.page', number, count) : ''),
    });
  }

  override _handleLeft(): void {
    if (this.read) this.turner.turn(-1);
  }

  override _handleRight(): void {
    if (this.read) this.turner.turn(1);
  }

  override _handleBack(): void {
    if (this.read) this.list();
    else this.shell.back();
  }

  override _getFocused(): Lightning.Component {
    return (this.read ? this : this.entries) as unknown as Lightning.Component;
  }
}
