import Lightning from '@lightningjs/core';
import type { Alert } from '../../../contract';
import type { Place } from '../../box';
import { Backdrop, colour, label, lines, measureIn, plate, safe, type, words } from '../../design';
import { currentLanguage, t } from '../../locale';
import { PageTurner } from '../PageTurner';
import { type AlertPage, pagesOf } from '../pages';
import { areaWords, headlineWords, issuedWords, levelWords, textsFor } from '../phrases';
import { AlertSign, SIGN } from './AlertSign';
import { DrillMarks } from './DrillMarks';
import { lookOf } from './look';
import { SHAKING_W, Shaking } from './Shaking';

interface TakeoverSpec extends Lightning.Component.TemplateSpec {
  Ground: object;
  Opening: typeof Backdrop;
  Marks: typeof DrillMarks;
  Head: object;
  Sign: typeof AlertSign;
  Kicker: object;
  Waiting: object;
  Headline: object;
  Shaking: typeof Shaking;
  Description: object;
  Heading: object;
  Instruction: object;
  Rule: object;
  Issued: object;
  Areas: object;
  Hint: object;
  Pages: object;
}

export interface TakeoverView {
  alert: Alert;
  place: Place;
  /** From when on OK closes it; ms of `performance.now`. */
  closesAt: number;
  /** How many alerts come after it. */
  waiting: number;
  /** The picture of the channel that the alert names stands in an opening. */
  picture: boolean;
  /** The control centre's time, ms since 1970. */
  now(): number;
}

const HEAD_H = 300;
const TITLE_X = safe.x + SIGN + 40;
const TITLE_W = safe.right - TITLE_X;
const BODY_Y = 340;
const ROWS = 8;
const FOOT_Y = 890;
const TICK_MS = 200;

/** Where the picture stands during a takeover that brought the box to a channel. */
export const TAKEOVER_PICTURE = { x: safe.right - 480, y: BODY_Y + 10, w: 480, h: 270 } as const;

/** An alert over the whole screen: what, where, what to do, and who says so. */
export class Takeover
  extends Lightning.Component<TakeoverSpec>
  implements Lightning.Component.ImplementTemplateSpec<TakeoverSpec>
{
  /** The viewer has read it, and pressed OK. */
  onAcknowledge: (alert: Alert) => void = () => undefined;
  private readonly turner = new PageTurner((page, number, count) => this.showPage(page, number, count));
  private view: TakeoverView | undefined;
  private timer: number | undefined;
  private hinted = '';

  static override _template(): Lightning.Component.Template<TakeoverSpec> {
    const softRight = { x: safe.right, align: 'right', colour: colour.inkSoft } as const;
    return {
      w: 1920,
      h: 1080,
      clipping: true,
      Ground: plate(0, 0, 1920, 1080, colour.night),
      Opening: { type: Backdrop, visible: false },
      Marks: { type: DrillMarks, visible: false },
      Head: plate(0, 0, 1920, HEAD_H, colour.night),
      Sign: { type: AlertSign, x: safe.x, y: 68 },
      Kicker: label('alarmLong', { x: TITLE_X, y: 54, w: TITLE_W - 240 }),
      Waiting: label('alarmLong', { x: safe.right, y: 54, align: 'right' }),
      Headline: label('alarm', { x: TITLE_X, y: 120, lines: 3 }),
      Shaking: { type: Shaking, x: safe.x, y: BODY_Y, visible: false },
      Description: label('reading', { lines: ROWS }),
      Heading: label('heading', { colour: colour.glow }),
      Instruction: label('reading', { lines: ROWS }),
      Rule: plate(safe.x, FOOT_Y, safe.right - safe.x, 2, colour.line),
      Issued: label('strong', { x: safe.x, y: FOOT_Y + 24, w: 1080 }),
      Areas: label('body', { x: safe.x, y: FOOT_Y + 80, w: 1080, colour: colour.inkSoft }),
      Hint: label('strong', { x: safe.right, y: FOOT_Y + 24, align: 'right', colour: colour.glow }),
      Pages: label('body', { y: FOOT_Y + 80, ...softRight }),
    };
  }

  /** Shows an alert, or what has become of the one that stands. */
  show(view: TakeoverView): void {
    const { alert, place, waiting, picture } = view;
    const same = this.view?.alert.id === alert.id;
    this.view = view;
    const { ground, ink } = lookOf(alert);
    const shaking = this.getByRef('Shaking') as unknown as Shaking;
    const counts = alert.earthquake !== undefined && shaking.aim(alert, place.division);
    const opens = picture && !counts;
    const x = counts ? safe.x + SHAKING_W + 60 : safe.x;
    const right = opens ? TAKEOVER_PICTURE.x - 48 : safe.right;
    if (opens) (this.getByRef('Opening') as unknown as Backdrop).open(TAKEOVER_PICTURE);
    (this.getByRef('Sign') as unknown as AlertSign).dress(alert.event.name, alert.severity);
    if (alert.exercise) (this.getByRef('Marks') as unknown as DrillMarks).cover(1920, 1080);
    this.patch({
      Ground: { visible: !opens },
      Opening: { visible: opens },
      Marks: { visible: alert.exercise },
      Head: { color: ground },
      Kicker: { color: ink, ...words(kickerOf(alert)) },
      Waiting: { color: ink, ...words(waiting > 0 ? t('alert.waiting', waiting) : '') },
      Headline: { color: ink },
      Shaking: { visible: counts },
      Description: { x },
      Heading: { x, ...words(t('alert.instruction')) },
      Instruction: { x },
      Issued: words(issuedWords(alert.authority.name, alert.sent)),
      Areas: words(areaWords(alert, place)),
    });
    const room = { width: right - x, rows: ROWS, measure: measureIn('reading') };
    this.turner.open(pagesOf(textsFor(alert.texts, currentLanguage()), room), same);
    window.clearInterval(this.timer);
    this.timer = window.setInterval(() => this.tick(), TICK_MS);
    this.tick();
  }

  /** It goes: nothing of it runs on. */
  hide(): void {
    this.view = undefined;
    window.clearInterval(this.timer);
    this.turner.stop();
  }

  private showPage({ headline, description, instruction }: AlertPage, number: number, count: number): void {
    const { line } = type.reading;
    const shown = headlineWords(headline, this.view?.alert.exercise ?? false);
    const large = lines(shown, TITLE_W, measureIn('alarm'));
    const style = large.length <= 2 ? 'alarm' : 'alarmLong';
    const head = style === 'alarm' ? large : lines(shown, TITLE_W, measureIn('alarmLong'));
    const { size, line: lineHeight } = type[style];
    const told = BODY_Y + description.length * line;
    const gap = description.length > 0 ? 20 : 0;
    this.patch({
      Headline: { text: { text: head.slice(0, 3).join('\n'), fontSize: size, lineHeight } },
      Description: { y: BODY_Y, text: { text: description.join('\n') } },
      Heading: { y: told + gap, visible: instruction.length > 0 },
      Instruction: { y: told + gap + 54, text: { text: instruction.join('\n') } },
      Pages: words(count > 1 ? t('alert.page', number, count) : ''),
    });
  }

  private tick(): void {
    if (!this.view) return;
    if (this.view.alert.earthquake) (this.getByRef('Shaking') as unknown as Shaking).tick(this.view.now());
    const left = Math.max(0, Math.ceil((this.view.closesAt - performance.now()) / 1000));
    const hint = left > 0 ? t('alert.wait', left) : t('alert.ok');
    if (hint === this.hinted) return;
    this.hinted = hint;
    this.patch({ Hint: words(hint) });
  }

  override _handleEnter(): void {
    if (this.view && performance.now() >= this.view.closesAt) this.onAcknowledge(this.view.alert);
  }

  override _handleLeft(): void {
    this.turner.turn(-1);
  }

  override _handleRight(): void {
    this.turner.turn(1);
  }

  _handleVolumeUp(): boolean {
    return false;
  }

  _handleVolumeDown(): boolean {
    return false;
  }

  _handleMute(): boolean {
    return false;
  }

  /** No other key reaches what lies below. */
  override _handleKey(): void {}
}

/** '暴雨红色预警　更新'; of a drill first that it is one. */
export function kickerOf({ event, severity, kind, exercise }: Alert): string {
  const parts = [levelWords(event.name, severity)];
  if (kind === 'update') parts.push(t('alert.update'));
  if (exercise) parts.push(t('alert.drill.words'));
  return parts.join('　');
}
