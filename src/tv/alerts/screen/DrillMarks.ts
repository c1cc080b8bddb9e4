import Lightning from '@lightningjs/core';
import { label } from '../../design';
import { t } from '../../locale';

const STEP_X = 430;
const STEP_Y = 190;
const FAINT = 0x1cffffff;

/** 演练, again and again over a surface, so that no part of it can be taken for real. */
export class DrillMarks extends Lightning.Component {
  private made = '';

  /** @param w, h the surface, which has to clip */
  cover(w: number, h: number): void {
    const key = `${w} ${h} ${t('alert.drill')}`;
    if (key === this.made) return;
    this.made = key;
    this.childList.clear();
    for (let row = 0; row * STEP_Y < h + STEP_Y; row++) {
      for (let column = 0; column * STEP_X < w; column++) {
        const x = 120 + column * STEP_X + (row % 2) * (STEP_X / 2);
        const mark = {
          ...label('numeral', { colour: FAINT, text: t('alert.drill') }),
          x,
          y: row * STEP_Y + 60,
        };
        this.childList.add(
          this.stage.c({ ...mark, rotation: -0.35 } as Lightning.Element.PatchTemplate) as never,
        );
      }
    }
  }
}
