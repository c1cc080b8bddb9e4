import Lightning from '@lightningjs/core';
import type { Television } from './Television';

export const PAGE_NAMES = ['live', 'home', 'guide', 'county', 'services', 'settings', 'alerts'] as const;
export type PageName = (typeof PAGE_NAMES)[number];

/** What a page may ask of the application around it. */
export interface Shell {
  go(page: PageName): void;
  /** To the page from which this one was opened. */
  back(): void;
}

/** Where the picture stands while a page is open, in pixels of the stage. */
export interface PictureFrame {
  x: number;
  y: number;
  w: number;
  h: number;
}

export const FULL_SCREEN: PictureFrame = { x: 0, y: 0, w: 1920, h: 1080 };

/** A page of the application: made once, when it is first opened, and shown again after that. */
export abstract class Page<Spec extends Lightning.Component.TemplateSpec> extends Lightning.Component<Spec> {
  protected television!: Television;
  protected shell!: Shell;
  readonly frame: PictureFrame = FULL_SCREEN;

  attach(television: Television, shell: Shell): void {
    this.television = television;
    this.shell = shell;
    this.build();
  }

  /** Fills the template once the parts are there. */
  protected abstract build(): void;

  /** The page comes up. */
  enter(): void {}

  /** The page goes away: what ran for it ends. */
  leave(): void {}

  /** Something covers the page: what would end or happen by itself waits. */
  hold(): void {}

  /** What covered the page is gone: it goes on as it stood. */
  resume(): void {}

  /** Passes of the page's clock, once a second while it is up. */
  tick(): void {}

  override _handleBack(): void {
    this.shell.back();
  }
}
