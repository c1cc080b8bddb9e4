import Lightning from '@lightningjs/core';
import { label, words } from './label';
import { plate } from './plate';
import { colour, radius, type } from './tokens';

/** What a row of a list shows; every list of the application is made of these. */
export interface RowContent {
  /** What stands before the title: a channel number, a time. */
  lead?: string | undefined;
  title: string;
  detail?: string | undefined;
  /** What stands at the right end. */
  tail?: string | undefined;
  /** How much of what is on has passed, 0 to 1. */
  progress?: number | undefined;
  /** Marks the one that is in force or on now. */
  marked?: boolean;
}

export interface RowShape {
  w: number;
  h: number;
  leadW: number;
}

interface RowSpec extends Lightning.Component.TemplateSpec {
  Focus: object;
  Mark: object;
  Lead: object;
  Title: object;
  Detail: object;
  Tail: object;
  Track: object;
  Passed: object;
}

const PAD = 24;
const TRACK_W = 150;

/** Pixels that a small text takes at most: a Chinese character is as wide as it is high, others are half that. */
function roomFor(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) width += text.charCodeAt(at) < 0x2e80 ? 16 : type.small.size;
  return width;
}

/** One row of a list. It is filled again rather than made again. */
export class Row
  extends Lightning.Component<RowSpec>
  implements Lightning.Component.ImplementTemplateSpec<RowSpec>
{
  private readonly focusPlate = this.getByRef('Focus')!;
  private readonly mark = this.getByRef('Mark')!;
  private readonly lead = this.getByRef('Lead')!;
  private readonly title = this.getByRef('Title')!;
  private readonly detail = this.getByRef('Detail')!;
  private readonly tail = this.getByRef('Tail')!;
  private readonly track = this.getByRef('Track')!;
  private readonly passed = this.getByRef('Passed')!;
  private bound = '';

  static override _template(): Lightning.Component.Template<RowSpec> {
    return {
      Focus: { visible: false },
      Mark: { visible: false },
      Lead: label('strong', { colour: colour.inkSoft }),
      Title: label('strong'),
      Detail: label('small', { colour: colour.inkSoft }),
      Tail: label('small', { colour: colour.inkSoft, align: 'right' }),
      Track: { visible: false, ...plate(0, 0, TRACK_W, 6, colour.line) },
      Passed: { visible: false, ...plate(0, 0, 1, 6, colour.rose) },
    };
  }

  shape({ w, h, leadW }: RowShape): void {
    const x = PAD + leadW;
    this.patch({ w, h });
    this.focusPlate.patch(plate(0, 4, w, h - 8, colour.glow, radius.small));
    this.mark.patch(plate(8, h / 2 - 14, 6, 28, colour.rose));
    this.lead.patch({ x: PAD });
    this.title.patch({ x, text: { wordWrap: true, wordWrapWidth: w - x - PAD } });
    this.detail.patch({ x, text: { wordWrap: true, wordWrapWidth: w - x - PAD } });
    this.tail.patch({ x: w - PAD });
    this.track.patch({ x: w - PAD - TRACK_W });
    this.passed.patch({ x: w - PAD - TRACK_W });
  }

  fill(content: RowContent): void {
    const key = JSON.stringify(content);
    if (key === this.bound) return;
    this.bound = key;
    const { h, w } = this;
    const { lead = '', title, detail = '', tail = '', progress, marked = false } = content;
    const titleY = detail ? h / 2 - 40 : h / 2 - 22;
    const x = this.title.x;
    const tailW = tail ? PAD + roomFor(tail) : progress === undefined ? 0 : TRACK_W + PAD;
    this.lead.patch({ y: h / 2 - 22, ...words(lead) });
    this.title.patch({
      y: titleY,
      text: { wordWrapWidth: w - x - PAD - (detail ? 0 : tailW), ...words(title).text },
    });
    this.detail.patch({
      y: h / 2 + 2,
      text: { wordWrapWidth: w - x - PAD - (progress === undefined ? 0 : tailW), ...words(detail).text },
    });
    this.tail.patch({ y: h / 2 - 19, ...words(tail) });
    this.mark.visible = marked;
    this.track.visible = this.passed.visible = progress !== undefined;
    if (progress !== undefined) {
      this.track.y = this.passed.y = h / 2 + 20;
      this.passed.w = Math.max(1, Math.round(TRACK_W * progress));
    }
  }

  light(on: boolean): void {
    this.focusPlate.visible = on;
    this.title.color = on ? colour.onGlow : colour.ink;
    const soft = on ? colour.onGlowSoft : colour.inkSoft;
    this.lead.color = this.detail.color = this.tail.color = soft;
  }
}
