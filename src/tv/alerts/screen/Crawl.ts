import Lightning from '@lightningjs/core';
import type { Alert } from '../../../contract';
import { colour, label, measureIn, plate, safe, words } from '../../design';
import { currentLanguage } from '../../locale';
import { headlineWords, issuedWords, levelWords, textsFor } from '../phrases';
import { chunksOf } from './chunks';
import { lookOf } from './look';

interface CrawlSpec extends Lightning.Component.TemplateSpec {
  Band: object;
  Window: { Strip: object };
  Tag: object;
  TagText: object;
}

export const CRAWL_H = 140;
const TEXT_Y = 62;
/** A whole number of pixels in a frame of 60 Hz: 3 at 1920, 2 at 1280. */
const SPEED = 180;
const BETWEEN_MS = 1000;
const PAD = 24;

/** A line of text along the top. It never takes the focus; several alerts run in turn. */
export class Crawl
  extends Lightning.Component<CrawlSpec>
  implements Lightning.Component.ImplementTemplateSpec<CrawlSpec>
{
  /** An alert has run as often as it has to. */
  onDone: (alert: Alert) => void = () => undefined;
  /** An alert begins to run. */
  onRun: (alert: Alert) => void = () => undefined;
  current: Alert | undefined;
  private readonly strip = this.tag('Window.Strip') as unknown as Lightning.Element;
  private alerts: readonly Alert[] = [];
  private passes: Record<string, number> = {};
  private from = 0;
  private length = 0;
  private timer: number | undefined;

  static override _template(): Lightning.Component.Template<CrawlSpec> {
    return {
      w: 1920,
      h: CRAWL_H,
      Band: plate(0, 0, 1920, CRAWL_H, colour.night),
      Window: { h: CRAWL_H, clipping: true, Strip: { y: TEXT_Y } },
      Tag: plate(0, 0, safe.x, CRAWL_H, colour.night),
      TagText: label('heading', { x: safe.x, y: TEXT_Y + 8 }),
    };
  }

  override _init(): void {
    this.strip.transition('x' as never).on('finish', () => this.passed());
  }

  /** What is to run now; what runs already goes on. */
  show(alerts: readonly Alert[]): void {
    this.alerts = alerts;
    const running = this.current && alerts.some((alert) => keyOf(alert) === keyOf(this.current!));
    if (running) return;
    window.clearTimeout(this.timer);
    this.next();
  }

  /** Gives way: what had begun will run from its beginning. */
  hide(): void {
    window.clearTimeout(this.timer);
    this.strip.transition('x' as never).stop();
    this.strip.childList.clear();
    this.current = undefined;
    this.alerts = [];
  }

  private next(): void {
    const { alerts, current } = this;
    const at = alerts.findIndex(({ id }) => id === current?.id);
    const alert = alerts[(at + 1) % Math.max(1, alerts.length)];
    if (!alert) {
      this.hide();
      return;
    }
    const again = current && keyOf(current) === keyOf(alert);
    this.current = alert;
    if (!again) this.dress(alert);
    this.run();
    this.onRun(alert);
  }

  private dress(alert: Alert): void {
    const { ground, ink } = lookOf(alert);
    const tag = headlineWords(levelWords(alert.event.name, alert.severity), alert.exercise);
    const tagEnd = safe.x + measureIn('heading')(tag) + PAD;
    this.patch({
      Band: { color: ground },
      Window: { x: tagEnd, w: 1920 - tagEnd },
      Tag: { w: tagEnd },
      TagText: words(tag),
    });
    this.from = 1920 - tagEnd;
    this.strip.childList.clear();
    const measure = measureIn('crawl');
    let x = 0;
    for (const text of chunksOf(textOf(alert), measure)) {
      const piece = { ...label('crawl', { colour: ink }), text: { ...label('crawl').text, text }, x };
      this.strip.childList.add(this.stage.c(piece as unknown as Lightning.Element.PatchTemplate) as never);
      x += measure(text);
    }
    this.length = x;
  }

  private run(): void {
    this.strip.transition('x' as never).stop();
    this.strip.x = this.from;
    const duration = (this.from + this.length) / SPEED;
    this.strip.setSmooth('x', -this.length, { duration, timingFunction: 'linear' });
  }

  private passed(): void {
    const alert = this.current;
    if (!alert || this.strip.x > -this.length) return;
    const key = keyOf(alert);
    const passes = (this.passes[key] ?? 0) + 1;
    this.passes[key] = passes;
    if (passes >= alert.presentation.passes) {
      delete this.passes[key];
      this.onDone(alert);
    }
    if (this.alerts.length > 0 && this.current === alert)
      this.timer = window.setTimeout(() => this.next(), BETWEEN_MS);
  }
}

const keyOf = ({ id, revision }: Alert) => `${id} ${revision}`;

/** All that an alert says, on one line. */
function textOf({ texts, exercise, authority, sent }: Alert): string {
  const told = textsFor(texts, currentLanguage()).map(({ headline, description, instruction }) =>
    [headlineWords(headline, exercise), description, instruction ?? '']
      .filter((part) => part !== '')
      .map((part) => part.replace(/\s*\n\s*/g, ' '))
      .join('　'),
  );
  return [...told, issuedWords(authority.name, sent)].join('　　');
}
