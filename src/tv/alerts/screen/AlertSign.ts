import Lightning from '@lightningjs/core';
import type { Severity } from '../../../contract';
import { label, plate, words } from '../../design';
import { t } from '../../locale';
import { LEVEL_LOOK } from './look';

interface AlertSignSpec extends Lightning.Component.TemplateSpec {
  Frame: object;
  Field: object;
  Event: object;
  Level: object;
}

export const SIGN = 180;
const FIELD_H = 126;
const INK = 0xff101010;

/** The sign of a warning as viewers know it from the weather: the event over the level in words, framed in white. */
export class AlertSign
  extends Lightning.Component<AlertSignSpec>
  implements Lightning.Component.ImplementTemplateSpec<AlertSignSpec>
{
  static override _template(): Lightning.Component.Template<AlertSignSpec> {
    return {
      w: SIGN,
      h: SIGN,
      Frame: plate(0, 0, SIGN, SIGN, 0xffffffff, 16),
      Field: {},
      Event: label('title', { x: SIGN / 2, y: 8, w: SIGN - 24, lines: 3, align: 'center' }),
      Level: label('mark', { x: SIGN / 2, y: FIELD_H + 9, align: 'center', colour: INK }),
    };
  }

  dress(event: string, severity: Severity): void {
    const { ground, ink } = LEVEL_LOOK[severity];
    const size = event.length <= 2 ? 66 : event.length <= 4 ? 50 : 36;
    const line = Math.round(size * 1.12);
    const rows = Math.min(3, Math.ceil((event.length * size) / (SIGN - 24)));
    this.patch({
      Field: plate(8, 8, SIGN - 16, FIELD_H - 8, ground, 10),
      Event: {
        y: Math.round(4 + (FIELD_H - rows * line) / 2),
        color: ink,
        text: { ...words(event).text, fontSize: size, lineHeight: line },
      },
      Level: words(t(`alert.sign.${severity}`)),
    });
  }
}
