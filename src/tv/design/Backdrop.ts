import Lightning from '@lightningjs/core';
import { plate } from './plate';
import { colour } from './tokens';

interface BackdropSpec extends Lightning.Component.TemplateSpec {
  Above: object;
  Below: object;
  LeftOf: object;
  RightOf: object;
  Edge: object;
}

/** The night behind a page, with an opening through which the picture is seen. */
export class Backdrop
  extends Lightning.Component<BackdropSpec>
  implements Lightning.Component.ImplementTemplateSpec<BackdropSpec>
{
  static override _template(): Lightning.Component.Template<BackdropSpec> {
    return { Above: {}, Below: {}, LeftOf: {}, RightOf: {}, Edge: {} };
  }

  open({ x, y, w, h }: { x: number; y: number; w: number; h: number }): void {
    this.patch({
      Above: plate(0, 0, 1920, y, colour.night),
      Below: plate(0, y + h, 1920, 1080 - y - h, colour.night),
      LeftOf: plate(0, y, x, h, colour.night),
      RightOf: plate(x + w, y, 1920 - x - w, h, colour.night),
      Edge: {
        x: x - 3,
        y: y - 3,
        texture: Lightning.Tools.getRoundRect(w + 4, h + 4, 4, 3, colour.line, false, 0),
      },
    });
  }
}
