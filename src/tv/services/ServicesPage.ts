import type Lightning from '@lightningjs/core';
import { colour, List, label, safe, words } from '../design';
import { type TextKey, t } from '../locale';
import type { PageName } from '../Page';
import { SidePage, type SidePageSpec } from '../SidePage';

interface ServicesPageSpec extends SidePageSpec {
  Services: typeof List<Service>;
  None: object;
}

interface Service {
  title: TextKey;
  detail: TextKey;
  page: PageName;
}

/** What every box has, whatever apps its county offers. */
const SERVICES: Service[] = [{ title: 'alerts.title', detail: 'alerts.entry.detail', page: 'alerts' }];
const W = 1180;
const ROW_H = 110;

/** Public services: emergency information, and apps, of which none is offered yet; the page says so. */
export class ServicesPage
  extends SidePage<ServicesPageSpec>
  implements Lightning.Component.ImplementTemplateSpec<ServicesPageSpec>
{
  private readonly services = this.getByRef('Services') as unknown as List<Service>;

  static override _template(): Lightning.Component.Template<ServicesPageSpec> {
    return {
      Ground: SidePage.ground(),
      Services: { type: List<Service>, x: safe.x, y: 160 },
      None: label('body', {
        x: safe.x + 24,
        y: 160 + SERVICES.length * ROW_H + 40,
        w: W - 48,
        lines: 3,
        colour: colour.inkSoft,
      }),
    };
  }

  protected build(): void {
    this.services.arrange({ w: W, h: ROW_H, leadW: 0, visible: SERVICES.length }, ({ title, detail }) => ({
      title: t(title),
      detail: t(detail),
      tail: '›',
    }));
    this.services.onEnter = ({ page }) => this.shell.go(page);
  }

  override enter(): void {
    super.enter();
    this.dress(t('services.title'));
    this.services.show(SERVICES, this.services.index);
    this.patch({ None: words(t('services.none')) });
  }

  override _getFocused(): Lightning.Component {
    return this.services as unknown as Lightning.Component;
  }
}
