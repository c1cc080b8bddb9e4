import Lightning from '@lightningjs/core';
import { colour, homePicture } from '../design';

interface LiveWindowSpec extends Lightning.Component.TemplateSpec {
  Ring: object;
}

const RING = 10;

/** The opening of Home through which television is seen; the first thing that has the focus. */
export class LiveWindow
  extends Lightning.Component<LiveWindowSpec>
  implements Lightning.Component.ImplementTemplateSpec<LiveWindowSpec>
{
  private readonly ring = this.getByRef('Ring')!;
  onEnter: () => void = () => undefined;

  static override _template(): Lightning.Component.Template<LiveWindowSpec> {
    const { w, h } = homePicture;
    const texture = Lightning.Tools.getRoundRect(w + RING, h + RING, 8, RING, colour.glow, false, 0);
    return { ...homePicture, Ring: { x: -RING / 2 - 3, y: -RING / 2 - 3, visible: false, texture } };
  }

  override _focus(): void {
    this.ring.visible = true;
  }

  override _unfocus(): void {
    this.ring.visible = false;
  }

  override _handleEnter(): void {
    this.onEnter();
  }
}
