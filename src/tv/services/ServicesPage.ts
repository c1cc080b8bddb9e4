import type Lightning from '@lightningjs/core';
import { colour, label, safe, words } from '../design';
import { t } from '../locale';
import { SidePage, type SidePageSpec } from '../SidePage';

interface ServicesPageSpec extends SidePageSpec {
  None: object;
}

/** Public-service apps: none is offered yet, and the page says so. */
export class ServicesPage
  extends SidePage<ServicesPageSpec>
  implements Lightning.Component.ImplementTemplateSpec<ServicesPageSpec>
{
  static override _template(): Lightning.Component.Template<ServicesPageSpec> {
    return {
      Ground: SidePage.ground(),
      None: label('body', { x: safe.x, y: 180, w: 1100, lines: 3, colour: colour.inkSoft }),
    };
  }

  protected build(): void {}

  override enter(): void {
    super.enter();
    this.dress(t('services.title'));
    this.patch({ None: words(t('services.none')) });
  }
}
