import Lightning from '@lightningjs/core';
import { colour, label, plate, radius, words } from '../design';

interface DoorSpec extends Lightning.Component.TemplateSpec {
  Plain: object;
  Lit: object;
  Bar: object;
  Title: object;
  Detail: object;
}

export const DOOR_W = 460;
export const DOOR_H = 153;

/** A way from Home into one part of the application. */
export class Door
  extends Lightning.Component<DoorSpec>
  implements Lightning.Component.ImplementTemplateSpec<DoorSpec>
{
  private readonly lit = this.getByRef('Lit')!;
  private readonly title = this.getByRef('Title')!;
  private readonly detail = this.getByRef('Detail')!;
  onEnter: () => void = () => undefined;

  static override _template(): Lightning.Component.Template<DoorSpec> {
    return {
      w: DOOR_W,
      h: DOOR_H,
      Plain: plate(0, 0, DOOR_W, DOOR_H, colour.surface, radius.medium),
      Lit: { visible: false, ...plate(0, 0, DOOR_W, DOOR_H, colour.glow, radius.medium) },
      Bar: { x: 28, y: 38, w: 6, h: 76, rect: true, color: colour.sky },
      Title: label('heading', { x: 60, y: 30, w: DOOR_W - 84 }),
      Detail: label('small', { x: 60, y: 86, w: DOOR_W - 84, colour: colour.inkSoft }),
    };
  }

  dress(title: string, detail: string, bar: number, onEnter: () => void): void {
    this.patch({ Title: words(title), Detail: words(detail), Bar: { color: bar } });
    this.onEnter = onEnter;
  }

  override _focus(): void {
    this.lit.visible = true;
    this.title.color = colour.onGlow;
    this.detail.color = colour.onGlowSoft;
  }

  override _unfocus(): void {
    this.lit.visible = false;
    this.title.color = colour.ink;
    this.detail.color = colour.inkSoft;
  }

  override _handleEnter(): void {
    this.onEnter();
  }
}
