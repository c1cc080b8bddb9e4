import Lightning from '@lightningjs/core';
import { colour, label, plate, radius, safe, words } from './design';
import { t } from './locale';

interface OverlaysSpec extends Lightning.Component.TemplateSpec {
  Offline: { Plate: object; Dot: object; Text: object };
  Volume: { Plate: object; Text: object; Track: object; Level: object };
}

const OFFLINE_W = 620;
const VOLUME_W = 560;
const VOLUME_MS = 2000;

/** What may lie over any page: the offline badge and the volume. */
export class Overlays
  extends Lightning.Component<OverlaysSpec>
  implements Lightning.Component.ImplementTemplateSpec<OverlaysSpec>
{
  private timer: number | undefined;

  static override _template(): Lightning.Component.Template<OverlaysSpec> {
    return {
      Offline: {
        x: (1920 - OFFLINE_W) / 2,
        y: safe.y,
        visible: false,
        Plate: plate(0, 0, OFFLINE_W, 62, colour.panel, radius.medium),
        Dot: plate(28, 24, 14, 14, colour.rose, 7),
        Text: label('small', { x: 62, y: 12, w: OFFLINE_W - 80 }),
      },
      Volume: {
        x: (1920 - VOLUME_W) / 2,
        y: 700,
        visible: false,
        Plate: plate(0, 0, VOLUME_W, 84, colour.panel, radius.medium),
        Text: label('strong', { x: 32, y: 20 }),
        Track: plate(210, 38, 310, 8, colour.line),
        Level: plate(210, 38, 310, 8, colour.glow),
      },
    };
  }

  showOffline(offline: boolean): void {
    this.patch({ Offline: { visible: offline, Text: words(t('offline')) } });
  }

  /** @param level 0 to 1 */
  showVolume(level: number): void {
    const text = level === 0 ? t('mute') : `${t('volume')} ${Math.round(level * 20)}`;
    this.patch({
      Volume: { visible: true, Text: words(text), Level: { w: Math.max(1, Math.round(310 * level)) } },
    });
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.patch({ Volume: { visible: false } }), VOLUME_MS);
  }
}
