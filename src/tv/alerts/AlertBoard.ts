import type { Alert, Form } from '../../contract';
import type { Signal } from '../box';
import type { HistoryEntry } from './history';
import type { Arrangement } from './queue';

/** What stands before the viewer, for a tester's page. */
export interface OnScreen {
  id: string;
  revision: number;
  kind: Alert['kind'];
  /** `end` is the card that says that an alert has ended. */
  form: Form | 'end';
}

/** The alerts as the screens see them. */
export interface AlertBoard {
  /** What is to stand before the viewer now. */
  readonly arrangement: Arrangement;
  readonly changed: Signal<void>;
  /** An alert that had stood on this screen has ended by a cancel. */
  readonly ended: Signal<Alert>;
  /** What there was, newest first. */
  readonly history: readonly HistoryEntry[];
  /** Nothing sounds, and nothing else than alerts shows: the picture stands in an operator's page. */
  readonly preview: boolean;
  /** What the screens really show; they keep it. */
  onScreen: OnScreen | undefined;
  /** Its first picture is on the screen. */
  displayed(alert: Alert): void;
  /** The viewer has pressed OK. */
  acknowledge(alert: Alert): void;
  /** It has run through, or could not be shown: those behind it come. */
  finish(alert: Alert): void;
  start(): void;
  stop(): void;
}
