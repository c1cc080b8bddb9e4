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
      Event: label('title', { x: SIGN / 2, y: 8, lines: 3, align: 'center' }),
      Level: label('mark', { x: SIGN / 2, y: FIELD_H + 9, align: 'center', colour: INK }),
    };
  }

  dress(event: string, severity: Severity): void {
    const { ground, ink } = LEVEL_LOOK[severity];
    const { rows, size } = rowsOf(event);
    const line = Math.round(size * 1.12);
    this.patch({
      Field: plate(8, 8, SIGN - 16, FIELD_H - 8, ground, 10),
      Event: {
        y: Math.round(4 + (FIELD_H - rows.length * line) / 2),
        color: ink,
        text: { text: rows.join('\n'), fontSize: size, lineHeight: line },
      },
      Level: words(t(`alert.sign.${severity}`)),
    });
  }
}

/** The name of an event in rows of about the same length, as large as they can be. */
function rowsOf(event: string): { rows: string[]; size: number } {
  const [inRow, size] =
    event.length <= 2 ? [2, 66] : event.length <= 4 ? [2, 52] : event.length <= 6 ? [3, 48] : [4, 37];
  const rows: string[] = [];
  for (let at = 0; at < event.length && rows.length < 3; at += inRow) rows.push(event.slice(at, at + inRow));
  return { rows, size };
}
