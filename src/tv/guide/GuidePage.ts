import type Lightning from '@lightningjs/core';
import { type Channel, dayOf, dayStart, type ProgrammeRow } from '../../contract';
import { clockTime } from '../box';
import { colour, List, label, type RowContent, safe, sidePicture, words } from '../design';
import { dateWords, t } from '../locale';
import { SidePage, type SidePageSpec } from '../SidePage';

interface GuidePageSpec extends SidePageSpec {
  Day: object;
  None: object;
  Time: object;
  Title: object;
  Description: object;
  Channels: typeof List<Channel>;
  Programmes: typeof List<ProgrammeRow>;
}

const CHANNELS_W = 420;
const PROGRAMMES_X = safe.x + CHANNELS_W + 28;
const PROGRAMMES_W = 1308 - PROGRAMMES_X;
const DETAIL_Y = 580;
/** A viewer who runs through the list asks for no descriptions. */
const DETAIL_REST_MS = 300;
const DAY_S = 86_400;
/** A week back and a week on: what the guide holds. */
const REACH_DAYS = 7;

/** What each channel shows on a day: channels on the left, the day's programmes beside them. */
export class GuidePage
  extends SidePage<GuidePageSpec>
  implements Lightning.Component.ImplementTemplateSpec<GuidePageSpec>
{
  private readonly channels = this.getByRef('Channels') as unknown as List<Channel>;
  private readonly programmes = this.getByRef('Programmes') as unknown as List<ProgrammeRow>;
  private inProgrammes = false;
  private day = 0;
  private detailTimer: number | undefined;

  static override _template(): Lightning.Component.Template<GuidePageSpec> {
    return {
      Ground: SidePage.ground(),
      Day: label('heading', { x: PROGRAMMES_X + 24, y: safe.y + 8, w: PROGRAMMES_W, colour: colour.glow }),
      None: label('body', { x: PROGRAMMES_X + 24, y: 180, w: PROGRAMMES_W, colour: colour.inkSoft }),
      Time: label('small', { x: sidePicture.x, y: DETAIL_Y, colour: colour.glow }),
      Title: label('strong', { x: sidePicture.x, y: DETAIL_Y + 42, w: sidePicture.w, lines: 2 }),
      Description: label('small', {
        x: sidePicture.x,
        y: DETAIL_Y + 136,
        w: sidePicture.w,
        lines: 5,
        colour: colour.inkSoft,
      }),
      Channels: { type: List<Channel>, x: safe.x, y: 150 },
      Programmes: { type: List<ProgrammeRow>, x: PROGRAMMES_X, y: 150 },
    };
  }

  protected build(): void {
    const { lineup, guide, zapper } = this.television;
    const shape = { h: 80, visible: 10 };
    this.channels.arrange({ ...shape, w: CHANNELS_W, leadW: 76 }, (channel) => ({
      lead: String(channel.number),
      title: channel.name,
      marked: channel.id === zapper.current?.id,
    }));
    this.programmes.arrange({ ...shape, w: PROGRAMMES_W, leadW: 120 }, (row) => this.row(row));
    this.channels.onMove = () => this.fillProgrammes();
    this.programmes.onMove = () => this.fillDetail();
    const watch = () => {
      const channel = this.channels.focused;
      if (channel) zapper.tune(channel);
      this.shell.go('live');
    };
    this.channels.onEnter = watch;
    this.programmes.onEnter = watch;
    lineup.changed.listen((channels) => {
      this.channels.show(channels, this.channels.index);
      this.fillProgrammes();
    });
    guide.changed.listen(() => this.fillProgrammes());
  }

  override enter(): void {
    super.enter();
    const { lineup, zapper } = this.television;
    this.dress(t('guide.title'), t('guide.hint'));
    this.day = 0;
    this.inProgrammes = false;
    const index = lineup.channels.findIndex(({ id }) => id === zapper.current?.id);
    this.channels.show(lineup.channels, Math.max(0, index));
    this.fillProgrammes();
    this._refocus();
  }

  private row([start, duration, title]: ProgrammeRow): RowContent {
    const at = this.television.clock.seconds();
    const on = at >= start && at < start + duration;
    return { lead: clockTime(start), title, marked: on, progress: on ? (at - start) / duration : undefined };
  }

  private fillProgrammes(): void {
    const { guide, clock } = this.television;
    const at = clock.seconds();
    const day = dayOf(at + this.day * DAY_S);
    const channel = this.channels.focused;
    const rows = channel ? guide.programmes(channel.id, day) : [];
    const on = rows.findIndex(([start, duration]) => start + duration > at);
    this.programmes.show(rows, this.day === 0 ? Math.max(0, on) : 0);
    const near = [t('guide.yesterday'), t('guide.today'), t('guide.tomorrow')][this.day + 1];
    const date = dateWords(dayStart(day) + DAY_S / 2);
    this.fillDetail();
    this.patch({
      Day: words(near ? `${near}　${date}` : date),
      None: words(rows.length === 0 ? t('noGuide') : ''),
    });
  }

  /** What is known of the programme that has the focus; its description comes from the control centre. */
  private fillDetail(): void {
    const channel = this.channels.focused;
    const row = this.inProgrammes ? this.programmes.focused : undefined;
    window.clearTimeout(this.detailTimer);
    this.patch({
      Time: words(row ? `${clockTime(row[0])} – ${clockTime(row[0] + row[1])}` : ''),
      Title: words(row ? row[2] : ''),
      Description: words(''),
    });
    if (!channel || !row) return;
    this.detailTimer = window.setTimeout(() => {
      this.television.guide.details(channel.id, dayOf(row[0])).then(
        (programmes) => {
          if (this.programmes.focused !== row) return;
          const description = programmes.find(({ start }) => start === row[0])?.description ?? '';
          this.patch({ Description: words(description) });
        },
        // Without the control centre the title has to do.
        () => undefined,
      );
    }, DETAIL_REST_MS);
  }

  private changeDay(by: 1 | -1): void {
    this.day = Math.max(-REACH_DAYS, Math.min(REACH_DAYS - 1, this.day + by));
    this.fillProgrammes();
  }

  override _handleRight(): void {
    if (this.inProgrammes || this.programmes.length === 0) this.changeDay(1);
    else {
      this.inProgrammes = true;
      this.fillDetail();
      this._refocus();
    }
  }

  override _handleLeft(): void {
    if (!this.inProgrammes) return;
    if (this.day > -REACH_DAYS) this.changeDay(-1);
  }

  /** From the programmes back to the channels, from there back to where the viewer came from. */
  override _handleBack(): void {
    if (!this.inProgrammes) {
      this.shell.back();
      return;
    }
    this.inProgrammes = false;
    this.day = 0;
    this.fillProgrammes();
    this._refocus();
  }

  override _getFocused(): Lightning.Component {
    const list = this.inProgrammes && this.programmes.length > 0 ? this.programmes : this.channels;
    return list as unknown as Lightning.Component;
  }
}
