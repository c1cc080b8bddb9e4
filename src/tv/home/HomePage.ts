import type Lightning from '@lightningjs/core';
import { PROVINCE, shortDivisionName } from '../../contract';
import { clockTime } from '../box';
import { Backdrop, colour, homePicture, label, plate, safe, words } from '../design';
import { dateWords, t } from '../locale';
import { Page, type PageName } from '../Page';
import { DOOR_H, DOOR_W, Door } from './Door';
import { LiveWindow } from './LiveWindow';
import { SettingsDoor } from './SettingsDoor';

interface HomePageSpec extends Lightning.Component.TemplateSpec {
  Backdrop: typeof Backdrop;
  Brand: object;
  Place: object;
  Clock: object;
  Date: object;
  Window: typeof LiveWindow;
  Live: typeof Door;
  County: typeof Door;
  Services: typeof Door;
  Guide: typeof Door;
  Settings: typeof SettingsDoor;
  Number: object;
  Name: object;
  Now: object;
  Track: object;
  Passed: object;
  Next: object;
  Hint: object;
}

const DOOR_X = safe.right - DOOR_W;
const DOOR_GAP = (homePicture.h - 4 * DOOR_H) / 3;
const doorY = (index: number) => homePicture.y + index * (DOOR_H + DOOR_GAP);
const STRIP_Y = homePicture.y + homePicture.h + 34;
const TRACK_W = 700;
const TEXT_X = safe.x + 190;

/** Without a key for this long Home gives way to full-screen television (有线电视业务技术要求 2023). */
const IDLE_MS = 20_000;

type Spot = 'window' | 'settings' | 0 | 1 | 2 | 3;

/** Television at 40 % of the screen, and four doors. */
export class HomePage
  extends Page<HomePageSpec>
  implements Lightning.Component.ImplementTemplateSpec<HomePageSpec>
{
  override readonly frame = homePicture;
  private spot: Spot = 'window';
  private idle: number | undefined;

  static override _template(): Lightning.Component.Template<HomePageSpec> {
    return {
      Backdrop: { type: Backdrop },
      Brand: label('title', { x: safe.x, y: safe.y, colour: colour.glow }),
      Place: label('body', { x: safe.x + 300, y: safe.y + 14, colour: colour.inkSoft }),
      Clock: label('title', { x: safe.right, y: safe.y, align: 'right' }),
      Date: label('body', { x: safe.right - 170, y: safe.y + 14, align: 'right', colour: colour.inkSoft }),
      Window: { type: LiveWindow },
      Live: { type: Door, x: DOOR_X, y: doorY(0) },
      County: { type: Door, x: DOOR_X, y: doorY(1) },
      Services: { type: Door, x: DOOR_X, y: doorY(2) },
      Guide: { type: Door, x: DOOR_X, y: doorY(3) },
      Settings: { type: SettingsDoor, x: DOOR_X, y: STRIP_Y + 8 },
      Number: label('numeral', { x: safe.x, y: STRIP_Y + 14, colour: colour.glow }),
      Name: label('heading', { x: TEXT_X, y: STRIP_Y, w: 460 }),
      Now: label('body', { x: TEXT_X, y: STRIP_Y + 52, w: 960 }),
      Track: plate(TEXT_X, STRIP_Y + 104, TRACK_W, 8, colour.line),
      Passed: plate(TEXT_X, STRIP_Y + 104, 1, 8, colour.rose),
      Next: label('small', { x: TEXT_X, y: STRIP_Y + 118, w: 960, colour: colour.inkSoft }),
      Hint: label('small', {
        x: safe.x + homePicture.w,
        y: STRIP_Y + 8,
        align: 'right',
        colour: colour.inkFaint,
      }),
    };
  }

  protected build(): void {
    const { zapper, guide } = this.television;
    (this.getByRef('Backdrop') as unknown as Backdrop).open(this.frame);
    (this.getByRef('Window') as unknown as LiveWindow).onEnter = () => this.shell.go('live');
    zapper.changed.listen(() => this.fillStrip());
    guide.changed.listen(() => this.fillStrip());
  }

  override enter(): void {
    this.spot = 'window';
    this.dress();
    this.fillStrip();
    this.restartIdle();
    this._refocus();
  }

  override leave(): void {
    window.clearTimeout(this.idle);
  }

  override hold(): void {
    window.clearTimeout(this.idle);
  }

  override resume(): void {
    this.restartIdle();
  }

  override tick(): void {
    this.fillStrip();
  }

  private dress(): void {
    const { place } = this.television;
    const set = place.division !== PROVINCE && place.name !== '';
    const county = set ? t('door.county', shortDivisionName(place.name)) : t('door.county.unset');
    this.patch({
      Brand: words(t('brand')),
      Place: words(set ? place.name : ''),
      Hint: words(t('home.hint')),
    });
    this.door('Live', t('door.live'), t('door.live.detail'), colour.rose, 'live');
    this.door('County', county, t('door.county.detail'), colour.sky, 'county');
    this.door('Services', t('door.services'), t('door.services.detail'), colour.glow, 'services');
    this.door('Guide', t('door.guide'), t('door.guide.detail'), colour.inkSoft, 'guide');
    const settings = this.getByRef('Settings') as unknown as SettingsDoor;
    settings.dress(t('door.settings'), () => this.shell.go('settings'));
  }

  private door(
    ref: 'Live' | 'County' | 'Services' | 'Guide',
    title: string,
    detail: string,
    bar: number,
    page: PageName,
  ) {
    (this.getByRef(ref) as unknown as Door).dress(title, detail, bar, () => this.shell.go(page));
  }

  private fillStrip(): void {
    const { zapper, guide, clock } = this.television;
    const at = clock.seconds();
    const channel = zapper.current;
    const { now, next } = channel ? guide.onAir(channel.id, at) : { now: undefined, next: undefined };
    this.patch({
      Clock: words(clockTime(at)),
      Date: words(dateWords(at)),
      Number: words(channel ? String(channel.number) : ''),
      Name: words(channel?.name ?? t('empty.title')),
      Now: words(now ? `${clockTime(now[0])}　${now[2]}` : channel ? t('noGuide') : ''),
      Next: words(next ? `${t('next')}　${clockTime(next[0])}　${next[2]}` : ''),
      Track: { visible: now !== undefined },
      Passed: {
        visible: now !== undefined,
        w: now ? Math.max(1, Math.round((TRACK_W * (at - now[0])) / now[1])) : 1,
      },
    });
  }

  private restartIdle(): void {
    window.clearTimeout(this.idle);
    this.idle = window.setTimeout(() => this.shell.go('live'), IDLE_MS);
  }

  override _captureKey(): boolean {
    this.restartIdle();
    return false;
  }

  private moveTo(spot: Spot): void {
    this.spot = spot;
    this._refocus();
  }

  override _handleLeft(): void {
    if (this.spot !== 'window') this.moveTo('window');
  }

  override _handleRight(): void {
    if (this.spot === 'window') this.moveTo(0);
  }

  override _handleUp(): void {
    if (this.spot === 'settings') this.moveTo(3);
    else if (typeof this.spot === 'number' && this.spot > 0) this.moveTo((this.spot - 1) as Spot);
    else if (this.spot === 'window') this.television.zapper.step(1);
  }

  override _handleDown(): void {
    if (this.spot === 3) this.moveTo('settings');
    else if (typeof this.spot === 'number') this.moveTo((this.spot + 1) as Spot);
    else if (this.spot === 'window') this.television.zapper.step(-1);
  }

  override _handleBack(): void {
    this.shell.go('live');
  }

  override _getFocused(): Lightning.Component {
    const refs = ['Live', 'County', 'Services', 'Guide'] as const;
    const ref = this.spot === 'window' ? 'Window' : this.spot === 'settings' ? 'Settings' : refs[this.spot];
    return this.getByRef(ref) as unknown as Lightning.Component;
  }
}
