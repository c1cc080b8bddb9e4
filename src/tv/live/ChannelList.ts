import Lightning from '@lightningjs/core';
import type { Channel } from '../../contract';
import { colour, List, label, plate, type RowContent, safe, words } from '../design';
import { t } from '../locale';

interface ChannelListSpec extends Lightning.Component.TemplateSpec {
  Panel: object;
  Title: object;
  Place: object;
  Channels: typeof List<Channel>;
}

const W = 860;
const ROW_H = 96;
const VISIBLE = 9;

/** All channels with what is on now, over the left of the picture. */
export class ChannelList
  extends Lightning.Component<ChannelListSpec>
  implements Lightning.Component.ImplementTemplateSpec<ChannelListSpec>
{
  readonly channels = this.getByRef('Channels') as unknown as List<Channel>;

  static override _template(): Lightning.Component.Template<ChannelListSpec> {
    return {
      Panel: plate(0, 0, safe.x + W + 24, 1080, colour.panel),
      Title: label('heading', { x: safe.x + 24, y: safe.y + 12, text: t('channelList') }),
      Place: label('small', { x: safe.x + W - 24, y: safe.y + 20, align: 'right', colour: colour.inkSoft }),
      Channels: { type: List<Channel>, x: safe.x, y: 150 },
    };
  }

  arrange(content: (channel: Channel) => RowContent): void {
    this.channels.arrange({ w: W, h: ROW_H, leadW: 96, visible: VISIBLE }, content);
    this.channels.onMove = () => this.count();
  }

  show(channels: Channel[], current: string | undefined): void {
    const index = channels.findIndex(({ id }) => id === current);
    this.channels.show(channels, Math.max(0, index));
    this.count();
  }

  private count(): void {
    this.patch({ Place: words(`${this.channels.index + 1} / ${this.channels.length}`) });
  }

  override _getFocused(): Lightning.Component {
    return this.channels as unknown as Lightning.Component;
  }
}
