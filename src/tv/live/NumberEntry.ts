import Lightning from '@lightningjs/core';
import { colour, label, plate, radius, safe, words } from '../design';

interface NumberEntrySpec extends Lightning.Component.TemplateSpec {
  Panel: object;
  Digits: object;
  Name: object;
}

const W = 460;
const H = 190;

/** The digits typed so far, large, with the channel they would lead to. */
export class NumberEntry
  extends Lightning.Component<NumberEntrySpec>
  implements Lightning.Component.ImplementTemplateSpec<NumberEntrySpec>
{
  static override _template(): Lightning.Component.Template<NumberEntrySpec> {
    return {
      x: safe.right - W,
      y: safe.y,
      Panel: plate(0, 0, W, H, colour.panel, radius.medium),
      Digits: label('numeral', { x: W - 36, y: 22, align: 'right', colour: colour.glow }),
      Name: label('body', { x: W - 36, y: 124, align: 'right' }),
    };
  }

  show(digits: string, name: string): void {
    this.patch({ Digits: words(digits), Name: words(name) });
  }
}
