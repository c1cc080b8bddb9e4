import Lightning from '@lightningjs/core';
import { AlertLayer, AlertsPage } from './alerts';
import { CountyPage } from './county';
import { GuidePage } from './guide';
import { HomePage } from './home';
import { LivePage } from './live';
import { Overlays } from './Overlays';
import { FULL_SCREEN, PAGE_NAMES, type Page, type PageName, type Shell } from './Page';
import { ServicesPage } from './services';
import { SettingsPage } from './settings';
import type { Television } from './Television';

interface AppSpec extends Lightning.Component.TemplateSpec {
  Pages: object;
  Overlays: typeof Overlays;
  Alerts: typeof AlertLayer;
}

type AnyPage = Page<Lightning.Component.TemplateSpec>;

const PAGES = {
  live: LivePage,
  home: HomePage,
  guide: GuidePage,
  county: CountyPage,
  services: ServicesPage,
  settings: SettingsPage,
  alerts: AlertsPage,
};

const VOLUME_STEP = 0.05;

let television: Television;

/** Gives the application its parts; called before Lightning makes the stage. */
export function giveTelevision(parts: Television): void {
  television = parts;
}

/**
 * The stage: pages over the picture, overlays over the pages, alerts over everything, and the keys that belong to no
 * page.
 */
export class App
  extends Lightning.Component<AppSpec>
  implements Lightning.Component.ImplementTemplateSpec<AppSpec>, Shell
{
  private readonly pages: Partial<Record<PageName, AnyPage>> = {};
  private open: PageName = 'live';
  private cameFrom: PageName[] = [];
  private loudness = 1;

  static override _template(): Lightning.Component.Template<AppSpec> {
    return { w: 1920, h: 1080, Pages: {}, Overlays: { type: Overlays }, Alerts: { type: AlertLayer } };
  }

  override _setup(): void {
    const { alerts, connection, tuner, zapper } = television;
    zapper.changed.listen(() => this.tellPlace());
    connection.changed.listen((online) => this.overlays.showOffline(!online));
    this.overlays.showOffline(!connection.online);
    window.addEventListener('keydown', () => tuner.attend());
    window.setInterval(() => this.pages[this.open]?.tick(), 1000);
    // A lost WebGL context leaves Lightning's stage blank for ever: start again at the same place.
    this.stage.getCanvas().addEventListener('webglcontextlost', () => window.location.reload());
    const place = window.location.hash.slice(1) as PageName;
    if (alerts.preview) this.getByRef('Pages')!.visible = false;
    else this.show(PAGE_NAMES.indexOf(place) >= 0 ? place : 'live');
    this.alerts.attach(television, { cover: (covered) => this.cover(covered), tell: () => this.tellPlace() });
    alerts.start();
  }

  private get overlays(): Overlays {
    return this.getByRef('Overlays') as unknown as Overlays;
  }

  private get alerts(): AlertLayer {
    return this.getByRef('Alerts') as unknown as AlertLayer;
  }

  /** A takeover stands over everything, or has gone: what is below waits, and then stands as it stood. */
  private cover(covered: boolean): void {
    const page = television.alerts.preview ? undefined : this.page;
    if (page) this.getByRef('Pages')!.visible = !covered;
    if (covered) page?.hold();
    else {
      const { x, y, w, h } = page?.frame ?? FULL_SCREEN;
      television.tuner.place(x, y, w, h);
      page?.resume();
    }
    this._refocus();
  }

  private get page(): AnyPage {
    return this.made(this.open);
  }

  private made(name: PageName): AnyPage {
    const known = this.pages[name];
    if (known) return known;
    const page = this.stage.c({ type: PAGES[name], visible: false }) as unknown as AnyPage;
    this.getByRef('Pages')!.childList.add(page);
    page.attach(television, this);
    this.pages[name] = page;
    return page;
  }

  go(name: PageName): void {
    if (name === this.open) return;
    // Live and Home are roots: what led to them is done with.
    this.cameFrom = name === 'live' || name === 'home' ? [] : [...this.cameFrom, this.open];
    this.page.leave();
    this.page.visible = false;
    this.show(name);
  }

  back(): void {
    const name = this.cameFrom[this.cameFrom.length - 1] ?? 'live';
    this.cameFrom = this.cameFrom.slice(0, -1);
    this.page.leave();
    this.page.visible = false;
    this.show(name);
  }

  private show(name: PageName): void {
    this.open = name;
    const { page } = this;
    const { x, y, w, h } = page.frame;
    television.tuner.place(x, y, w, h);
    page.visible = true;
    page.enter();
    window.history.replaceState(null, '', `#${name}`);
    this._refocus();
    this.tellPlace();
  }

  /** A tester's page around the box shows where it is. */
  private tellPlace(): void {
    const { alerts, zapper } = television;
    const place = alerts.preview ? 'preview' : this.open;
    const state = { type: 'caiyun:state', place, channel: zapper.current?.number, alert: alerts.onScreen };
    window.parent.postMessage(state, '*');
  }

  override _getFocused(): Lightning.Component {
    const { alerts } = this;
    if (alerts.covers || television.alerts.preview) return alerts as unknown as Lightning.Component;
    return this.page as unknown as Lightning.Component;
  }

  /** On the key test every key is only shown. */
  override _captureKey(): boolean {
    if (this.alerts.covers || television.alerts.preview) return false;
    return this.open === 'settings' && (this.page as unknown as SettingsPage).testsKeys;
  }

  override _captureEnter(): boolean {
    return this.alerts.pressOnPanel('Enter') || this._captureKey();
  }

  override _captureLeft(): boolean {
    return this.alerts.pressOnPanel('Left') || this._captureKey();
  }

  override _captureRight(): boolean {
    return this.alerts.pressOnPanel('Right') || this._captureKey();
  }

  private live(): LivePage {
    this.go('live');
    return this.page as unknown as LivePage;
  }

  _handleHome(): void {
    this.go(this.open === 'home' ? 'live' : 'home');
  }

  _handleLiveTV(): void {
    this.go('live');
  }

  override _handleExit(): void {
    this.go('live');
  }

  /** Some remotes have no Home key: Menu leads there first, and from there to the settings. */
  _handleMenu(): void {
    this.go(this.open === 'home' ? 'settings' : 'home');
  }

  _handleGuide(): void {
    if (this.open === 'guide') this.back();
    else this.go('guide');
  }

  /** Held long: to television, from wherever a viewer got lost. */
  longBack(): void {
    if (!this.alerts.covers && !television.alerts.preview) this.go('live');
  }

  _handleChannelUp(): void {
    if (this.open === 'home') television.zapper.step(1);
    else this.live().zap(1);
  }

  _handleChannelDown(): void {
    if (this.open === 'home') television.zapper.step(-1);
    else this.live().zap(-1);
  }

  _handleVolumeUp(): void {
    this.setVolume(television.tuner.volume + VOLUME_STEP);
  }

  _handleVolumeDown(): void {
    this.setVolume(television.tuner.volume - VOLUME_STEP);
  }

  _handleMute(): void {
    const { volume } = television.tuner;
    if (volume > 0) this.loudness = volume;
    this.setVolume(volume > 0 ? 0 : this.loudness);
  }

  private setVolume(level: number): void {
    television.tuner.volume = Math.round(level * 20) / 20;
    this.overlays.showVolume(television.tuner.volume);
  }

  private digit(value: number): void {
    this.live().type(value);
  }

  _handleDigit0(): void {
    this.digit(0);
  }
  _handleDigit1(): void {
    this.digit(1);
  }
  _handleDigit2(): void {
    this.digit(2);
  }
  _handleDigit3(): void {
    this.digit(3);
  }
  _handleDigit4(): void {
    this.digit(4);
  }
  _handleDigit5(): void {
    this.digit(5);
  }
  _handleDigit6(): void {
    this.digit(6);
  }
  _handleDigit7(): void {
    this.digit(7);
  }
  _handleDigit8(): void {
    this.digit(8);
  }
  _handleDigit9(): void {
    this.digit(9);
  }
}
