import type Lightning from '@lightningjs/core';
import type { Channel } from '../../contract';
import { t } from '../locale';
import { Page } from '../Page';
import { Banner } from './Banner';
import { ChannelList } from './ChannelList';
import { askedFor, DIGITS_REST_MS, typed } from './digits';
import { Notice } from './Notice';
import { NumberEntry } from './NumberEntry';

interface LivePageSpec extends Lightning.Component.TemplateSpec {
  Notice: typeof Notice;
  Banner: typeof Banner;
  List: typeof ChannelList;
  Number: typeof NumberEntry;
}

const BANNER_MS = 5000;
const LIST_IDLE_MS = 15_000;
const MISS_MS = 2000;
/** A first picture that takes longer than this gets words. */
const OPENING_MS = 1200;

/** Watching: the picture fills the screen, everything else comes and goes over it. */
export class LivePage
  extends Page<LivePageSpec>
  implements Lightning.Component.ImplementTemplateSpec<LivePageSpec>
{
  private readonly banner = this.getByRef('Banner') as unknown as Banner;
  private readonly list = this.getByRef('List') as unknown as ChannelList;
  private readonly number = this.getByRef('Number') as unknown as NumberEntry;
  private readonly notice = this.getByRef('Notice') as unknown as Notice;
  private digits = '';
  private bannerTimer: number | undefined;
  private listTimer: number | undefined;
  private digitsTimer: number | undefined;
  private openingTimer: number | undefined;
  private held = false;

  static override _template(): Lightning.Component.Template<LivePageSpec> {
    return {
      Notice: { type: Notice, visible: false },
      Banner: { type: Banner, visible: false },
      List: { type: ChannelList, visible: false },
      Number: { type: NumberEntry, visible: false },
    };
  }

  protected build(): void {
    const { zapper, lineup, guide, tuner } = this.television;
    this.list.arrange((channel) => this.row(channel));
    this.list.channels.onEnter = (channel) => {
      this.closeList();
      zapper.tune(channel);
    };
    zapper.changed.listen(() => this.showBanner());
    tuner.changed.listen(() => this.updateNotice());
    lineup.changed.listen(() => {
      this.updateNotice();
      if (this.list.visible) this.list.show(lineup.channels, this.list.channels.focused?.id);
    });
    guide.changed.listen(() => {
      this.fillBanner();
      if (this.list.visible) this.list.channels.refresh();
    });
    this.updateNotice();
  }

  override enter(): void {
    this.showBanner();
  }

  override leave(): void {
    this.hideBanner();
    this.closeList();
    this.endDigits();
  }

  override hold(): void {
    this.held = true;
    window.clearTimeout(this.bannerTimer);
    window.clearTimeout(this.listTimer);
    window.clearTimeout(this.digitsTimer);
  }

  override resume(): void {
    this.held = false;
    if (this.banner.visible) this.showBanner();
    if (this.list.visible) this.keepList();
    if (this.digits) this.digitsTimer = window.setTimeout(() => this.commitDigits(), DIGITS_REST_MS);
    else if (this.number.visible) this.digitsTimer = window.setTimeout(() => this.endDigits(), MISS_MS);
  }

  override tick(): void {
    if (this.banner.visible) this.fillBanner();
  }

  private row(channel: Channel) {
    const { guide, clock, zapper } = this.television;
    const at = clock.seconds();
    const { now } = guide.onAir(channel.id, at);
    return {
      lead: String(channel.number),
      title: channel.name,
      detail: now ? now[2] : t('noGuide'),
      progress: now ? (at - now[0]) / now[1] : undefined,
      marked: channel.id === zapper.current?.id,
    };
  }

  /** Words where a picture should be and is not. */
  private updateNotice(): void {
    const { tuner, zapper, lineup } = this.television;
    window.clearTimeout(this.openingTimer);
    if (lineup.channels.length === 0) this.say(t('empty.title'), t('empty.body'));
    else if (tuner.state.kind === 'trouble') this.say(t('trouble.title'), t('trouble.body'));
    else if (tuner.state.kind === 'playing' && zapper.current?.radio)
      this.say(zapper.current.name, t('radio'));
    else if (tuner.state.kind === 'tuning' && !this.notice.visible) {
      this.openingTimer = window.setTimeout(() => {
        if (this.television.tuner.state.kind === 'tuning')
          this.say(zapper.current?.name ?? '', `${t('opening')}…`);
      }, OPENING_MS);
    } else if (tuner.state.kind === 'playing') this.notice.visible = false;
  }

  private say(title: string, body: string): void {
    this.notice.say(title, body);
    this.notice.visible = true;
  }

  private showBanner(): void {
    if (!this.television.zapper.current || this.list.visible || this.held) return;
    this.fillBanner();
    this.banner.visible = true;
    window.clearTimeout(this.bannerTimer);
    this.bannerTimer = window.setTimeout(() => this.hideBanner(), BANNER_MS);
  }

  private fillBanner(): void {
    const { zapper, guide, clock } = this.television;
    const channel = zapper.current;
    if (!channel) return;
    const at = clock.seconds();
    this.banner.fill({ channel, at, ...guide.onAir(channel.id, at) });
  }

  private hideBanner(): void {
    window.clearTimeout(this.bannerTimer);
    this.banner.visible = false;
  }

  private openList(): void {
    const { lineup, zapper } = this.television;
    this.hideBanner();
    this.list.show(lineup.channels, zapper.current?.id);
    this.list.visible = true;
    this._refocus();
    this.keepList();
  }

  private keepList(): void {
    window.clearTimeout(this.listTimer);
    this.listTimer = window.setTimeout(() => this.closeList(), LIST_IDLE_MS);
  }

  private closeList(): void {
    window.clearTimeout(this.listTimer);
    this.list.visible = false;
    this._refocus();
  }

  /** A digit of the remote. */
  type(digit: number): void {
    this.closeList();
    this.digits = typed(this.digits, digit);
    const asked = askedFor(this.digits);
    const channel = this.television.lineup.channels.find(({ number }) => number === asked);
    this.number.show(this.digits, channel?.name ?? '');
    this.number.visible = true;
    window.clearTimeout(this.digitsTimer);
    this.digitsTimer = window.setTimeout(() => this.commitDigits(), DIGITS_REST_MS);
  }

  private commitDigits(): void {
    const { zapper } = this.television;
    const asked = askedFor(this.digits);
    const found = asked === 'previous' || zapper.toNumber(asked);
    if (asked === 'previous') zapper.toPrevious();
    if (found) {
      this.endDigits();
      return;
    }
    this.number.show(this.digits, t('noSuchChannel'));
    this.digits = '';
    window.clearTimeout(this.digitsTimer);
    this.digitsTimer = window.setTimeout(() => this.endDigits(), MISS_MS);
  }

  private endDigits(): void {
    window.clearTimeout(this.digitsTimer);
    this.digits = '';
    this.number.visible = false;
  }

  override _captureKey(): boolean {
    if (this.list.visible) this.keepList();
    return false;
  }

  override _handleUp(): void {
    // The end of the open list is no wish for another channel.
    if (!this.list.visible) this.television.zapper.step(1);
  }

  override _handleDown(): void {
    if (!this.list.visible) this.television.zapper.step(-1);
  }

  override _handleEnter(): void {
    if (this.digits) this.commitDigits();
    else this.openList();
  }

  _handleInfo(): void {
    if (this.banner.visible) this.hideBanner();
    else this.showBanner();
  }

  /** Full-screen television is the root: Back closes what lies over it, and never leads away. */
  override _handleBack(): void {
    if (this.digits) this.endDigits();
    else if (this.list.visible) this.closeList();
    else this._handleInfo();
  }

  /** CH+ and CH- zap from the channel list, too. */
  zap(direction: 1 | -1): void {
    this.closeList();
    this.endDigits();
    this.television.zapper.step(direction);
  }

  override _getFocused(): Lightning.Component {
    return (this.list.visible ? this.list : this) as unknown as Lightning.Component;
  }
}
