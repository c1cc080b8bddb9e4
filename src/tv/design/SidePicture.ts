import Lightning from '@lightningjs/core';
import { Backdrop } from './Backdrop';
import { label, words } from './label';
import { colour, safe } from './tokens';

/** Where the picture stands on pages that need the room for themselves. */
export const sidePicture = { x: safe.right - 480, y: 150, w: 480, h: 270 } as const;

interface SidePictureSpec extends Lightning.Component.TemplateSpec {
  Backdrop: typeof Backdrop;
  Title: object;
  Clock: object;
  Channel: object;
  Now: object;
  Hint: object;
}

/** The ground of such a page: its title, the clock, the small picture and what is on it, and a hint at the foot. */
export class SidePicture
  extends Lightning.Component<SidePictureSpec>
  implements Lightning.Component.ImplementTemplateSpec<SidePictureSpec>
{
  static override _template(): Lightning.Component.Template<SidePictureSpec> {
    const y = sidePicture.y + sidePicture.h + 20;
    return {
      Backdrop: { type: Backdrop },
      Title: label('title', { x: safe.x, y: safe.y, w: 1200 }),
      Clock: label('title', { x: safe.right, y: safe.y, align: 'right' }),
      Channel: label('strong', { x: sidePicture.x, y, w: sidePicture.w }),
      Now: label('small', {
        x: sidePicture.x,
        y: y + 48,
        w: sidePicture.w,
        lines: 3,
        colour: colour.inkSoft,
      }),
      Hint: label('small', { x: safe.right, y: safe.bottom - 40, align: 'right', colour: colour.inkFaint }),
    };
  }

  dress(title: string, hint: string): void {
    (this.getByRef('Backdrop') as unknown as Backdrop).open(sidePicture);
    this.patch({ Title: words(title), Hint: words(hint) });
  }

  fill(clock: string, channel: string, now: string): void {
    this.patch({ Clock: words(clock), Channel: words(channel), Now: words(now) });
  }
}
