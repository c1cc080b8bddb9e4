import { card } from './card';
import { drawIdent, type Ident } from './ident';
import * as landscape from './landscape';
import { HEIGHT, type Paint, type Scene, WIDTH } from './paint';
import * as stage from './stage';
import * as town from './town';

export { STRIP } from './ident';
export { HEIGHT, LOOP_S, WIDTH } from './paint';

const SCENES = { ...landscape, ...stage, ...town } satisfies Record<string, Scene>;

/** A scene by name; 'card' is a still picture. */
export type SceneName = keyof typeof SCENES | 'card';

export interface Picture extends Ident {
  scene: SceneName;
  hue: number;
}

/** Draws a channel's picture of a moment on a canvas of any size of the same form. */
export function drawPicture(paint: Paint, picture: Picture, seconds: number): void {
  const { canvas } = paint;
  paint.setTransform(canvas.width / WIDTH, 0, 0, canvas.height / HEIGHT, 0, 0);
  if (picture.scene === 'card') card(paint, picture.hue);
  else SCENES[picture.scene](paint, seconds);
  drawIdent(paint, picture, picture.scene === 'card' ? 'middle' : 'top', seconds);
}
