import Lightning from '@lightningjs/core';
import type { Channel, ProgrammeRow } from '../../contract';
import { clockTime } from '../box';
import { colour, label, plate, radius, safe, words } from '../design';
import { dateWords, t } from '../locale';

interface BannerSpec extends Lightning.Component.TemplateSpec {
  Panel: object;
  Logo: object;
  Number: object;
  Name: object;
  Now: object;
  Time: object;
  Next: object;
  Track: object;
  Passed: object;
  Clock: object;
  Date: object;
}

const W = safe.right - safe.x;
const H = 228;
const TEXT_X = 372;
const TRACK_W = 964;

/** What a banner says of a channel at a moment. */
export interface BannerContent {
  channel: Channel;
  now: ProgrammeRow | undefined;
  next: ProgrammeRow | undefined;
  /** Seconds since 1970. */
  at: number;
}

/** Number, name, what is on and what follows: shown at every zap, on top of the picture's lower edge. */
export class Banner
  extends Lightning.Component<BannerSpec>
  implements Lightning.Component.ImplementTemplateSpec<BannerSpec>
{
  private readonly passed = this.getByRef('Passed')!;

  static override _template(): Lightning.Component.Template<BannerSpec> {
    return {
      x: safe.x,
      y: safe.bottom - H,
      w: W,
      h: H,
      Panel: plate(0, 0, W, H, colour.panel, radius.medium),
      Number: label('numeral', { x: 36, y: 62, colour: colour.glow }),
      Logo: { x: 240, y: 66, w: 96, h: 96 },
      Name: label('heading', { x: TEXT_X, y: 22, w: 760 }),
      Now: label('body', { x: TEXT_X, y: 80, w: TRACK_W }),
      Time: label('small', { x: W - 36, y: 128, align: 'right', colour: colour.inkSoft }),
      Track: plate(TEXT_X, 138, TRACK_W, 8, colour.line),
      Passed: plate(TEXT_X, 138, 1, 8, colour.rose),
      Next: label('small', { x: TEXT_X, y: 164, w: TRACK_W, colour: colour.inkSoft }),
      Clock: label('title', { x: W - 36, y: 20, align: 'right' }),
      Date: label('small', { x: W - 36, y: 82, align: 'right', colour: colour.inkSoft }),
    };
  }

  fill({ channel, now, next, at }: BannerContent): void {
    const progress = now ? Math.min(1, (at - now[0]) / now[1]) : 0;
    const span = now ? `${clockTime(now[0])} – ${clockTime(now[0] + now[1])}` : '';
    this.patch({
      Number: words(String(channel.number)),
      Logo: channel.logo ? { src: channel.logo, visible: true } : { visible: false },
      Name: words(channel.radio ? `${channel.name}　${t('radio')}` : channel.name),
      Now: words(now ? now[2] : t('noGuide')),
      Time: words(span),
      Next: words(next ? `${t('next')}　${clockTime(next[0])}　${next[2]}` : ''),
      Track: { visible: now !== undefined },
      Clock: words(clockTime(at)),
      Date: words(dateWords(at)),
    });
    this.passed.visible = now !== undefined;
    this.passed.w = Math.max(1, Math.round(TRACK_W * progress));
  }
}
