import Lightning from '@lightningjs/core';
import { type Alert, SEVERITIES } from '../../../contract';
import type { Television } from '../../Television';
import type { OnScreen } from '../AlertBoard';
import type { Arrangement } from '../queue';
import { AlarmSound } from '../sound/AlarmSound';
import { Crawl } from './Crawl';
import { END_CARD_MS, EndCard } from './EndCard';
import { Panel } from './Panel';
import { TAKEOVER_PICTURE, Takeover } from './Takeover';

interface AlertLayerSpec extends Lightning.Component.TemplateSpec {
  Panel: typeof Panel;
  End: typeof EndCard;
  Takeover: typeof Takeover;
  Crawl: typeof Crawl;
}

/** What the layer asks of the application around it. */
export interface AlertGround {
  /** A takeover covers everything, or has gone. */
  cover(covered: boolean): void;
  /** What stands on the screen is another. */
  tell(): void;
}

/** What has been met of an alert in this run: an update that is no more severe is no second shock. */
interface Met {
  rank: number;
  /** When it came before the viewer, ms of `performance.now`. */
  since: number;
  /** The highest revision that has been drawn. */
  drawn: number;
}

/** Alerts that are remembered as met; far more than a box sees in a run of any length that matters. */
const MET_MOST = 200;

/** Alerts over everything else. It is always there, whatever page is open. */
export class AlertLayer
  extends Lightning.Component<AlertLayerSpec>
  implements Lightning.Component.ImplementTemplateSpec<AlertLayerSpec>
{
  private readonly takeover = this.getByRef('Takeover') as unknown as Takeover;
  private readonly panel = this.getByRef('Panel') as unknown as Panel;
  private readonly crawl = this.getByRef('Crawl') as unknown as Crawl;
  private readonly end = this.getByRef('End') as unknown as EndCard;
  private television!: Television;
  private ground!: AlertGround;
  private sound!: AlarmSound;
  private met: Record<string, Met> = {};
  private endings: Alert[] = [];
  private endTimer: number | undefined;

  static override _template(): Lightning.Component.Template<AlertLayerSpec> {
    return {
      Panel: { type: Panel, visible: false },
      End: { type: EndCard, visible: false },
      Takeover: { type: Takeover, visible: false },
      Crawl: { type: Crawl, visible: false },
    };
  }

  attach(television: Television, ground: AlertGround): void {
    this.television = television;
    this.ground = ground;
    this.sound = new AlarmSound((on) => television.tuner.duck(on));
    const { alerts } = television;
    this.takeover.onAcknowledge = (alert) => alerts.acknowledge(alert);
    this.crawl.onDone = (alert) => alerts.finish(alert);
    this.crawl.onRun = (alert) => {
      this.drawn(alert);
      this.tell();
    };
    alerts.changed.listen(() => this.arrange(alerts.arrangement));
    alerts.ended.listen((alert) => {
      this.endings = this.endings.concat(alert);
      this.showEnding();
    });
    this.arrange(alerts.arrangement);
  }

  /** A takeover stands: keys are its own. */
  get covers(): boolean {
    return this.takeover.visible;
  }

  /** @returns whether the key was for the panel */
  pressOnPanel(key: 'Enter' | 'Left' | 'Right'): boolean {
    const { alert } = this.panel;
    if (!alert || this.covers) return false;
    if (key !== 'Enter') return this.panel.turn(key === 'Left' ? -1 : 1);
    this.television.alerts.acknowledge(alert);
    return true;
  }

  override _getFocused(): Lightning.Component {
    return this.takeover as unknown as Lightning.Component;
  }

  private arrange({ takeover, panel, crawls, waiting }: Arrangement): void {
    if (!this.guarded(takeover, () => this.showTakeover(takeover, waiting))) return;
    if (!this.guarded(panel, () => this.showPanel(panel, waiting))) return;
    this.crawl.visible = crawls.length > 0;
    if (!this.guarded(crawls[0], () => this.crawl.show(crawls))) return;
    if (!takeover && !panel) this.sound.stop();
    this.showEnding();
    this.tell();
  }

  /**
   * An alert that can't be drawn must not keep those behind it from the viewer.
   *
   * @returns false where that was so: what comes in its place has been arranged meanwhile, and must stay
   */
  private guarded(alert: Alert | undefined, show: () => void): boolean {
    try {
      show();
      return true;
    } catch (error) {
      if (!alert) throw error;
      this.television.alerts.finish(alert);
      return false;
    }
  }

  private showTakeover(alert: Alert | undefined, waiting: number): void {
    const covered = alert !== undefined;
    if (alert) {
      const since = this.meet(alert);
      const { zapper, clock, place } = this.television;
      const picture = alert.severity === 'red' && alert.channel !== undefined;
      if (picture && !this.preview) zapper.lend(alert.channel!);
      else zapper.giveBack();
      const closesAt = since + alert.presentation.floor * 1000;
      this.takeover.show({ alert, place, closesAt, waiting, picture, now: () => clock.now() });
      this.drawn(alert);
      if (picture) {
        const { x, y, w, h } = TAKEOVER_PICTURE;
        this.television.tuner.place(x, y, w, h);
      }
    } else if (this.takeover.visible) {
      this.takeover.hide();
      this.television.zapper.giveBack();
    }
    if (covered === this.takeover.visible) return;
    this.takeover.visible = covered;
    this.ground.cover(covered);
  }

  private showPanel(alert: Alert | undefined, waiting: number): void {
    this.panel.visible = alert !== undefined;
    this.end.stand(alert !== undefined);
    if (!alert) {
      this.panel.hide();
      return;
    }
    this.meet(alert);
    this.panel.show(alert, waiting);
    this.drawn(alert);
  }

  private get preview(): boolean {
    return this.television.alerts.preview;
  }

  /** @returns since when the alert has been before the viewer; a raise of its severity begins anew */
  private meet(alert: Alert): number {
    const known = this.met[alert.id];
    const rank = SEVERITIES.indexOf(alert.severity);
    if (known && rank >= known.rank) return known.since;
    if (Object.keys(this.met).length > MET_MOST) this.met = {};
    const since = performance.now();
    this.met[alert.id] = { rank, since, drawn: known?.drawn ?? 0 };
    if (!this.preview) this.sound.sound(alert);
    return since;
  }

  /** Tells of the first frame with a revision in it. */
  private drawn(alert: Alert): void {
    const known = this.met[alert.id] ?? { rank: SEVERITIES.length, since: performance.now(), drawn: 0 };
    this.met[alert.id] = known;
    if (known.drawn >= alert.revision) return;
    known.drawn = alert.revision;
    this.stage.once('frameEnd', () => this.television.alerts.displayed(alert));
  }

  /** The next ending has its time as soon as no takeover stands. */
  private showEnding(): void {
    const [ending] = this.endings;
    if (!ending || this.covers || this.end.visible) return;
    this.end.show(ending);
    this.end.visible = true;
    this.drawn(ending);
    this.tell();
    this.endTimer = window.setTimeout(() => {
      this.end.visible = false;
      this.endings = this.endings.slice(1);
      this.showEnding();
      this.tell();
    }, END_CARD_MS);
  }

  private tell(): void {
    const { takeover, panel } = this.television.alerts.arrangement;
    const ending = this.end.visible ? this.endings[0] : undefined;
    const shown =
      onScreen(takeover, 'takeover') ??
      onScreen(panel, 'panel') ??
      onScreen(ending, 'end') ??
      onScreen(this.crawl.visible ? this.crawl.current : undefined, 'crawl');
    this.television.alerts.onScreen = shown;
    this.ground.tell();
  }

  override _detach(): void {
    window.clearTimeout(this.endTimer);
    this.sound.stop();
    this.takeover.hide();
    this.panel.hide();
    this.crawl.hide();
  }
}

function onScreen(alert: Alert | undefined, form: OnScreen['form']): OnScreen | undefined {
  return alert && { id: alert.id, revision: alert.revision, kind: alert.kind, form };
}
