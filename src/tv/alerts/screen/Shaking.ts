import Lightning from '@lightningjs/core';
import type { Alert, DivisionCode } from '../../../contract';
import { colour, label, words } from '../../design';
import { type TextKey, t } from '../../locale';
import { Countdown, type Shaking as Expected, shakingAt } from '../earthquake';

interface ShakingSpec extends Lightning.Component.TemplateSpec {
  Number: object;
  Label: object;
  Intensity: object;
  Felt: object;
  Source: object;
}

export const SHAKING_W = 600;
const FELT = [9, 8, 7, 6, 5, 4, 3, 1] as const;

/** When an earthquake reaches the viewer's county, and how it will be felt there. */
export class Shaking
  extends Lightning.Component<ShakingSpec>
  implements Lightning.Component.ImplementTemplateSpec<ShakingSpec>
{
  private countdown = new Countdown();
  private alert = '';
  private expected: Expected | undefined;
  private shown = '';

  static override _template(): Lightning.Component.Template<ShakingSpec> {
    return {
      Number: label('countdown', { x: SHAKING_W / 2, y: -20, align: 'center', colour: 0xffffd800 }),
      Label: label('title', { x: SHAKING_W / 2, y: 264, align: 'center' }),
      Intensity: label('heading', { x: SHAKING_W / 2, y: 348, align: 'center', colour: 0xffffd800 }),
      Felt: label('body', { x: SHAKING_W / 2, y: 404, w: SHAKING_W, lines: 2, align: 'center' }),
      Source: label('body', {
        x: SHAKING_W / 2,
        y: 468,
        w: SHAKING_W,
        align: 'center',
        colour: colour.inkSoft,
      }),
    };
  }

  /** @returns false where nothing is known of the place, so that nothing can be counted */
  aim(alert: Alert, division: DivisionCode): boolean {
    if (alert.id !== this.alert) this.countdown = new Countdown();
    this.alert = alert.id;
    this.expected = shakingAt(alert, division);
    this.shown = '';
    if (!this.expected || !alert.earthquake) return false;
    if (this.expected.kind === 'counting') this.countdown.aim(this.expected.arrival);
    const { intensity } = this.expected;
    const felt = FELT.find((least) => intensity >= least) ?? 1;
    this.patch({
      Intensity: words(t('quake.intensity', intensity)),
      Felt: words(t(`quake.felt.${felt}` as TextKey)),
      Source: words(t('quake.source', alert.earthquake.place, alert.earthquake.magnitude)),
    });
    return true;
  }

  /** @param now ms since 1970 */
  tick(now: number): void {
    const left = this.expected?.kind === 'counting' ? this.countdown.at(now) : undefined;
    const shown = String(left);
    if (shown === this.shown) return;
    this.shown = shown;
    const state = left === undefined ? 'quake.near' : left > 0 ? 'quake.counting' : 'quake.arrived';
    const number = left === undefined ? '!' : left > 0 ? String(left) : '0';
    this.patch({ Number: words(number), Label: words(t(state)) });
  }
}
