import type Lightning from '@lightningjs/core';
import { type Division, DivisionTree, divisionPath, PROVINCE } from '../../contract';
import { KEY_EVENT, type KeyPress } from '../box';
import { colour, List, label, plate, type RowContent, radius, safe, words } from '../design';
import { currentLanguage, LANGUAGES, type Language, t } from '../locale';
import { SidePage, type SidePageSpec } from '../SidePage';
import { aboutThisBox } from './about';

interface SettingsPageSpec extends SidePageSpec {
  Menu: typeof List<Section>;
  Divider: object;
  Path: object;
  Choices: typeof List<Choice>;
  Words: object;
  KeyPlate: object;
  KeyName: object;
  KeyCode: object;
}

type Section = 'place' | 'language' | 'about' | 'keys';
const SECTIONS: Section[] = ['place', 'language', 'about', 'keys'];

interface Choice extends RowContent {
  choose(): void;
}

const MENU_W = 360;
const PANE_X = safe.x + MENU_W + 36;
const PANE_W = 1308 - PANE_X;
const BACKS_TO_LEAVE = 3;

/** Where the box stands, its language, what it is, and what its remote sends. */
export class SettingsPage
  extends SidePage<SettingsPageSpec>
  implements Lightning.Component.ImplementTemplateSpec<SettingsPageSpec>
{
  private readonly menu = this.getByRef('Menu') as unknown as List<Section>;
  private readonly choices = this.getByRef('Choices') as unknown as List<Choice>;
  private inPane = false;
  /** The divisions chosen so far, the province first. */
  private path: Division[] = [];
  private province: Division | undefined;
  private backs = 0;
  private readonly onKey = (event: Event) => this.showKey((event as CustomEvent<KeyPress>).detail);

  static override _template(): Lightning.Component.Template<SettingsPageSpec> {
    return {
      Ground: SidePage.ground(),
      Menu: { type: List<Section>, x: safe.x, y: 150 },
      Divider: plate(PANE_X - 19, 160, 2, 780, colour.line),
      Path: label('body', { x: PANE_X + 24, y: 158, w: PANE_W - 48, colour: colour.inkSoft }),
      Choices: { type: List<Choice>, x: PANE_X, y: 220 },
      Words: label('body', { x: PANE_X + 24, y: 230, w: PANE_W - 48, lines: 4, colour: colour.inkSoft }),
      KeyPlate: {
        visible: false,
        ...plate(PANE_X + 24, 380, PANE_W - 48, 250, colour.surface, radius.medium),
      },
      KeyName: label('numeral', { x: PANE_X + PANE_W / 2, y: 412, align: 'center', colour: colour.glow }),
      KeyCode: label('heading', { x: PANE_X + PANE_W / 2, y: 530, align: 'center' }),
    };
  }

  protected build(): void {
    this.menu.arrange({ w: MENU_W, h: 88, leadW: 0, visible: SECTIONS.length }, (section) => ({
      title: t(`settings.${section}`),
      marked: this.inPane && section === this.section,
    }));
    this.choices.arrange({ w: PANE_W, h: 80, leadW: 0, visible: 9 }, (choice) => choice);
    this.choices.onEnter = (choice) => choice.choose();
    this.menu.onMove = () => this.openSection();
    this.menu.onEnter = () => this.enterPane();
  }

  override enter(): void {
    super.enter();
    this.inPane = false;
    this.path = [];
    this.menu.show(SECTIONS, this.menu.index);
    this.openSection();
    this._refocus();
  }

  override leave(): void {
    window.removeEventListener(KEY_EVENT, this.onKey);
  }

  private get section(): Section {
    return this.menu.focused ?? 'place';
  }

  private openSection(): void {
    this.dress(t('settings.title'));
    window.removeEventListener(KEY_EVENT, this.onKey);
    this.say('', '');
    this.patch({ KeyPlate: { visible: false }, KeyName: words(''), KeyCode: words('') });
    this.choices.show([]);
    if (this.section === 'place') this.openPlace();
    else if (this.section === 'language') this.openLanguage();
    else if (this.section === 'about') this.openAbout();
    else this.openKeys();
  }

  private say(path: string, body: string): void {
    this.patch({ Path: words(path), Words: words(body) });
  }

  private openPlace(): void {
    const { place } = this.television;
    if (this.province) {
      this.showPlaces();
      return;
    }
    this.say(place.name || t('settings.place.unset'), t('settings.place.loading'));
    this.television.centre.get('/api/v1/divisions', DivisionTree).then(
      ({ province }) => {
        this.province = province;
        if (this.section === 'place') this.showPlaces();
      },
      () => {
        if (this.section === 'place') this.say(place.name, t('settings.place.unreachable'));
      },
    );
  }

  private showPlaces(): void {
    const { place } = this.television;
    const { province } = this;
    if (!province) return;
    if (this.path.length === 0) this.path = [province];
    const chain = divisionPath(province, place.division);
    const here = this.path[this.path.length - 1]!;
    const marked = chain[this.path.length]?.code;
    const choices = (here.children ?? []).map(
      (child): Choice => ({
        title: child.name,
        tail: child.children?.length ? '›' : '',
        marked: child.code === marked,
        choose: () => this.descend(child),
      }),
    );
    if (this.path.length > 2) {
      choices.unshift({ title: t('settings.place.whole', here.name), choose: () => this.settle(here) });
    }
    this.choices.show(
      choices,
      Math.max(
        0,
        choices.findIndex((choice) => choice.marked),
      ),
    );
    const way = this.path
      .slice(1)
      .map(({ name }) => name)
      .join('　›　');
    this.say(
      way ||
        chain
          .slice(1)
          .map(({ name }) => name)
          .join('　') ||
        t('settings.place.unset'),
      '',
    );
  }

  private descend(child: Division): void {
    if (!child.children?.length) {
      this.settle(child);
      return;
    }
    this.path = [...this.path, child];
    this.showPlaces();
  }

  /** A township is kept with its county's name, by which the viewer's part of the application is called. */
  private settle(division: Division): void {
    const county = this.path[2] ?? division;
    this.television.moveTo({ division: division.code, name: division.code === PROVINCE ? '' : county.name });
  }

  private openLanguage(): void {
    this.choices.show(
      LANGUAGES.map(
        (language): Choice => ({
          title: t(`settings.language.${language}`),
          marked: language === currentLanguage(),
          choose: () => this.speak(language),
        }),
      ),
      LANGUAGES.indexOf(currentLanguage()),
    );
  }

  private speak(language: Language): void {
    this.television.keepLanguage(language);
    this.menu.refresh();
    this.openSection();
  }

  private openAbout(): void {
    const graphics = this.stage.getOption('canvas2d') ? 'Canvas 2D' : 'WebGL';
    this.choices.show(
      aboutThisBox(this.television, graphics).map(
        ([title, tail]): Choice => ({ title, tail, choose: () => undefined }),
      ),
    );
  }

  private openKeys(): void {
    this.say('', t('settings.keys.hint'));
  }

  private showKey({ name, code }: KeyPress): void {
    this.backs = name === 'Back' ? this.backs + 1 : 0;
    this.patch({
      KeyName: words(name ?? t('settings.keys.unknown')),
      KeyCode: words(String(code)),
    });
    if (this.backs >= BACKS_TO_LEAVE) this.leavePane();
  }

  private enterPane(): void {
    if (this.section === 'keys') {
      this.backs = 0;
      this.inPane = true;
      this.menu.refresh();
      this.say(t('settings.keys.leave'), t('settings.keys.hint'));
      this.patch({ KeyPlate: { visible: true }, KeyName: words('…'), KeyCode: words('') });
      // Heard from the next key on: the OK that led here is no test.
      window.setTimeout(() => this.inPane && window.addEventListener(KEY_EVENT, this.onKey), 0);
      return;
    }
    if (this.choices.length === 0) return;
    this.inPane = true;
    this.menu.refresh();
    this._refocus();
  }

  private leavePane(): void {
    this.inPane = false;
    this.path = [];
    this.menu.refresh();
    this.openSection();
    this._refocus();
  }

  /** Whether every key is only shown, and does nothing. */
  get testsKeys(): boolean {
    return this.inPane && this.section === 'keys';
  }

  override _handleRight(): void {
    if (!this.inPane) this.enterPane();
  }

  override _handleLeft(): void {
    this._handleBack();
  }

  override _handleBack(): void {
    if (!this.inPane) this.shell.back();
    else if (this.section === 'place' && this.path.length > 1) {
      this.path = this.path.slice(0, -1);
      this.showPlaces();
    } else this.leavePane();
  }

  override _getFocused(): Lightning.Component {
    const list = this.inPane && this.section !== 'keys' && this.choices.length > 0 ? this.choices : this.menu;
    return list as unknown as Lightning.Component;
  }
}
