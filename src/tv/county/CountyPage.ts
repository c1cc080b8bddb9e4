import type Lightning from '@lightningjs/core';
import { type Channel, PROVINCE, shortDivisionName } from '../../contract';
import { clockTime } from '../box';
import { colour, List, label, safe, words } from '../design';
import { t } from '../locale';
import { SidePage, type SidePageSpec } from '../SidePage';

interface CountyPageSpec extends SidePageSpec {
  Heading: object;
  None: object;
  Channels: typeof List<Channel>;
}

const W = 1180;

/** The viewer's own county: for now the channels that are offered there and not everywhere. */
export class CountyPage
  extends SidePage<CountyPageSpec>
  implements Lightning.Component.ImplementTemplateSpec<CountyPageSpec>
{
  private readonly channels = this.getByRef('Channels') as unknown as List<Channel>;

  static override _template(): Lightning.Component.Template<CountyPageSpec> {
    return {
      Ground: SidePage.ground(),
      Heading: label('heading', { x: safe.x + 24, y: 160, colour: colour.inkSoft }),
      None: label('body', { x: safe.x + 24, y: 230, w: W - 48, lines: 3, colour: colour.inkSoft }),
      Channels: { type: List<Channel>, x: safe.x, y: 226 },
    };
  }

  protected build(): void {
    const { guide, clock, zapper, lineup } = this.television;
    this.channels.arrange({ w: W, h: 100, leadW: 96, visible: 8 }, (channel) => {
      const at = clock.seconds();
      const { now, next } = guide.onAir(channel.id, at);
      const after = next ? `　${clockTime(next[0])} ${next[2]}` : '';
      return {
        lead: String(channel.number),
        title: channel.name,
        detail: now ? now[2] + after : t('noGuide'),
        progress: now ? (at - now[0]) / now[1] : undefined,
        marked: channel.id === zapper.current?.id,
      };
    });
    this.channels.onEnter = (channel) => {
      zapper.tune(channel);
      this.shell.go('live');
    };
    lineup.changed.listen(() => this.fill());
    guide.changed.listen(() => this.channels.refresh());
  }

  override enter(): void {
    super.enter();
    const { place } = this.television;
    const set = place.division !== PROVINCE && place.name !== '';
    this.dress(set ? t('county.title', shortDivisionName(place.name)) : t('door.county.unset'));
    this.fill();
  }

  private fill(): void {
    const { lineup, place } = this.television;
    const local = lineup.channels.filter(({ areas }) => areas.length > 0);
    const none = place.division === PROVINCE ? t('county.unset') : t('county.none');
    this.channels.show(local);
    this.patch({ Heading: words(t('county.local')), None: words(local.length === 0 ? none : '') });
  }

  override _getFocused(): Lightning.Component {
    return this.channels as unknown as Lightning.Component;
  }
}
