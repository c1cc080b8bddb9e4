import { Status } from '../../contract';
import type { Clock } from './clock';
import type { ControlCentre } from './controlCentre';
import { createSignal, type Signal } from './events';

export type Revisions = Status['revisions'];

/** Whether the control centre answers, and what it holds. */
export interface Connection {
  readonly online: boolean;
  /** Emits when the control centre is lost or found again. */
  readonly changed: Signal<boolean>;
  /** Emits the revisions at every answer; what has a new one is asked for again by its owner. */
  readonly revisions: Signal<Revisions>;
  /** Emits every answer whole, once the clock has been set by it. */
  readonly answered: Signal<Status>;
  start(): void;
  stop(): void;
}

/** Between two questions for the status; short, so that a viewer knows within seconds what is not fresh. */
const INTERVAL_MS = 4000;

export function createConnection(centre: ControlCentre, clock: Clock): Connection {
  const changed = createSignal<boolean>();
  const revisions = createSignal<Revisions>();
  const answered = createSignal<Status>();
  let online = true;
  let timer: number | undefined;
  let running = false;

  function settle(answer: boolean) {
    if (answer !== online) {
      online = answer;
      changed.emit(online);
    }
    // Spread, so that the boxes of a province do not ask in step after an outage.
    if (running) timer = window.setTimeout(ask, INTERVAL_MS * (0.75 + Math.random() / 2));
  }

  function ask() {
    centre.get('/api/v1/status', Status).then(
      (status) => {
        clock.set(status.time);
        settle(true);
        answered.emit(status);
        revisions.emit(status.revisions);
      },
      () => settle(false),
    );
  }

  return {
    get online() {
      return online;
    },
    changed,
    revisions,
    answered,
    start() {
      if (running) return;
      running = true;
      ask();
    },
    stop() {
      running = false;
      window.clearTimeout(timer);
    },
  };
}
