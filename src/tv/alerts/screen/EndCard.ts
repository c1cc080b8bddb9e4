import Lightning from '@lightningjs/core';
import type { Alert } from '../../../contract';
import { colour, label, plate, safe, words } from '../../design';
import { currentLanguage, t } from '../../locale';
import { headlineWords, issuedWords, levelWords, textsFor } from '../phrases';
import { LIFTED_LOOK, MISTAKEN_LOOK } from './look';
import { PANEL_Y } from './Panel';

interface EndCardSpec extends Lightning.Component.TemplateSpec {
  Ground: object;
  Side: object;
  Title: object;
  Body: object;
  Headline: object;
  Issued: object;
}

const W = safe.right - safe.x;
const H = 236;
const SIDE_W = 420;
const X = SIDE_W + 40;
export const END_CARD_MS = 12_000;

/** An alert that stood here has ended, and why. It goes by itself. */
export class EndCard
  extends Lightning.Component<EndCardSpec>
  implements Lightning.Component.ImplementTemplateSpec<EndCardSpec>
{
  static override _template(): Lightning.Component.Template<EndCardSpec> {
    return {
      x: safe.x,
      y: safe.bottom - H,
      w: W,
      h: H,
      Ground: plate(0, 0, W, H, 0xf70a111d),
      Side: plate(0, 0, SIDE_W, H, LIFTED_LOOK.ground),
      Title: label('title', { x: SIDE_W / 2, y: 82, w: SIDE_W - 32, lines: 2, align: 'center' }),
      Body: label('heading', { x: X, y: 32, w: W - X - 36 }),
      Headline: label('body', { x: X, y: 96, w: W - X - 36, colour: colour.inkSoft }),
      Issued: label('small', { x: X, y: 166, w: W - X - 36, colour: colour.inkSoft }),
    };
  }

  /** Above a panel, or in its place. */
  stand(abovePanel: boolean): void {
    this.y = (abovePanel ? PANEL_Y - 24 : safe.bottom) - H;
  }

  show(alert: Alert): void {
    const reason = alert.reason ?? 'lifted';
    const { ground, ink } = reason === 'mistaken' ? MISTAKEN_LOOK : LIFTED_LOOK;
    const level = headlineWords(levelWords(alert.event.name, alert.severity), alert.exercise);
    const [text] = textsFor(alert.texts, currentLanguage());
    this.patch({
      Side: { color: ground },
      Title: { color: ink, ...words(t(`alert.ended.${reason}`)) },
      Body: words(t(`alert.ended.${reason}.words`, level)),
      Headline: words(text?.headline ?? ''),
      Issued: words(issuedWords(alert.authority.name, alert.sent)),
    });
  }
}
