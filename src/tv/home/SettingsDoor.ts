import Lightning from '@lightningjs/core';
import { colour, label, plate, radius, words } from '../design';
import { DOOR_W } from './Door';

interface SettingsDoorSpec extends Lightning.Component.TemplateSpec {
  Plain: object;
  Lit: object;
  Title: object;
}

const H = 76;

/** The way to the settings: there, but not a fifth door. */
export class SettingsDoor
  extends Lightning.Component<SettingsDoorSpec>
  implements Lightning.Component.ImplementTemplateSpec<SettingsDoorSpec>
{
  private readonly lit = this.getByRef('Lit')!;
  private readonly title = this.getByRef('Title')!;
  private onEnter: () => void = () => undefined;

  static override _template(): Lightning.Component.Template<SettingsDoorSpec> {
    return {
      w: DOOR_W,
      h: H,
      Plain: {
        texture: Lightning.Tools.getRoundRect(DOOR_W, H, radius.medium, 2, colour.line, true, colour.night),
      },
      Lit: { visible: false, ...plate(0, 0, DOOR_W, H, colour.glow, radius.medium) },
      Title: label('strong', { x: DOOR_W / 2, y: 16, align: 'center', colour: colour.inkSoft }),
    };
  }

  dress(title: string, onEnter: () => void): void {
    this.patch({ Title: words(title) });
    this.onEnter = onEnter;
  }

  override _focus(): void {
    this.lit.visible = true;
    this.title.color = colour.onGlow;
  }

  override _unfocus(): void {
    this.lit.visible = false;
    this.title.color = colour.inkSoft;
  }

  override _handleEnter(): void {
    this.onEnter();
  }
}
