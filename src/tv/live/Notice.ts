import Lightning from '@lightningjs/core';
import { colour, label, plate, radius, words } from '../design';

interface NoticeSpec extends Lightning.Component.TemplateSpec {
  Panel: object;
  Title: object;
  Body: object;
}

const W = 1100;
const H = 300;

/** Words in place of a picture: what has happened and what the viewer can do. */
export class Notice
  extends Lightning.Component<NoticeSpec>
  implements Lightning.Component.ImplementTemplateSpec<NoticeSpec>
{
  static override _template(): Lightning.Component.Template<NoticeSpec> {
    return {
      x: (1920 - W) / 2,
      y: 330,
      Panel: plate(0, 0, W, H, colour.panel, radius.medium),
      Title: label('title', { x: 60, y: 44, w: W - 120 }),
      Body: label('body', { x: 60, y: 134, w: W - 120, lines: 3, colour: colour.inkSoft }),
    };
  }

  say(title: string, body: string): void {
    this.patch({ Title: words(title), Body: words(body) });
  }
}
