import Lightning from '@lightningjs/core';
import type { Alert } from '../../../contract';
import { colour, label, lines, measureIn, plate, safe, type, words } from '../../design';
import { currentLanguage, t } from '../../locale';
import { PageTurner } from '../PageTurner';
import { type AlertPage, pagesOf } from '../pages';
import { headlineWords, issuedWords, textsFor } from '../phrases';
import { AlertSign, SIGN } from './AlertSign';
import { DrillMarks } from './DrillMarks';
import { lookOf } from './look';
import { kickerOf } from './Takeover';

interface PanelSpec extends Lightning.Component.TemplateSpec {
  Ground: object;
  Side: object;
  Marks: typeof DrillMarks;
  Sign: typeof AlertSign;
  Kicker: object;
  Waiting: object;
  Headline: object;
  Body: object;
  Issued: object;
  Hint: object;
}

const W = safe.right - safe.x;
const H = 340;
const SIDE_W = 236;
const X = SIDE_W + 36;
const TEXT_W = W - X - 36;
const ROWS = 3;
const GROUND = 0xf70a111d;
/** The largest in which a headline fits on its line. */
const HEADLINES = ['alarmLong', 'heading', 'strong'] as const;
export const PANEL_Y = safe.bottom - H;

/** An alert over the lower third: television goes on behind it, and OK closes it. */
export class Panel
  extends Lightning.Component<PanelSpec>
  implements Lightning.Component.ImplementTemplateSpec<PanelSpec>
{
  private readonly turner = new PageTurner((page, number, count) => this.showPage(page, number, count));
  alert: Alert | undefined;

  static override _template(): Lightning.Component.Template<PanelSpec> {
    return {
      x: safe.x,
      y: PANEL_Y,
      w: W,
      h: H,
      clipping: true,
      Ground: plate(0, 0, W, H, GROUND),
      Marks: { type: DrillMarks, visible: false },
      Side: plate(0, 0, SIDE_W, H, colour.night),
      Sign: { type: AlertSign, x: (SIDE_W - SIGN) / 2, y: (H - SIGN) / 2 },
      Kicker: label('strong', { x: X, y: 18, w: TEXT_W - 180, colour: colour.inkSoft }),
      Waiting: label('strong', { x: W - 36, y: 18, align: 'right', colour: colour.glow }),
      Headline: label('alarmLong', { x: X, y: 62, w: TEXT_W }),
      Body: { ...label('body', { lines: ROWS }), x: X, y: 130 },
      Issued: label('small', { x: X, y: H - 56, w: TEXT_W - 560, colour: colour.inkSoft }),
      Hint: label('small', { x: W - 36, y: H - 56, align: 'right', colour: colour.glow }),
    };
  }

  show(alert: Alert, waiting: number): void {
    const same = this.alert?.id === alert.id;
    this.alert = alert;
    (this.getByRef('Sign') as unknown as AlertSign).dress(alert.event.name, alert.severity);
    if (alert.exercise) (this.getByRef('Marks') as unknown as DrillMarks).cover(W, H);
    this.patch({
      Side: { color: lookOf(alert).ground },
      Marks: { visible: alert.exercise },
      Kicker: words(kickerOf(alert)),
      Waiting: words(waiting > 0 ? t('alert.waiting', waiting) : ''),
      Issued: words(issuedWords(alert.authority.name, alert.sent)),
    });
    const room = { width: TEXT_W, rows: ROWS, measure: measureIn('body') };
    this.turner.open(pagesOf(textsFor(alert.texts, currentLanguage()), room), same);
  }

  hide(): void {
    this.alert = undefined;
    this.turner.stop();
  }

  /** @returns whether there was a page to turn to */
  turn(by: -1 | 1): boolean {
    if (this.turner.count < 2) return false;
    this.turner.turn(by);
    return true;
  }

  private showPage({ headline, description, instruction }: AlertPage, number: number, count: number): void {
    const shown = headlineWords(headline, this.alert?.exercise ?? false);
    const fitting = HEADLINES.find((style) => lines(shown, TEXT_W, measureIn(style)).length === 1);
    const { size, line } = type[fitting ?? 'strong'];
    const advice = instruction.length > 0 && description.length > 0 ? [t('alert.instruction')] : [];
    const turn = count > 1 ? `${t('alert.page', number, count)}　` : '';
    this.patch({
      Headline: { text: { ...words(shown).text, fontSize: size, lineHeight: line } },
      Body: { text: { text: [...description, ...advice, ...instruction].join('\n') } },
      Hint: words(turn + t('alert.ok')),
    });
  }
}
