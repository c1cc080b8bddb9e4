import { type Alert, type DivisionLevel, divisionLevel, SEVERITIES } from '../../contract';

/** The latest revision of every alert that was taken, cancels included, by id. */
export type Held = Readonly<Record<string, Alert>>;

/**
 * What was done with alerts on this box, by id: up to which revision it has been closed by the viewer, or has run
 * through as a crawl.
 */
export type Done = Readonly<Record<string, number>>;

/** What stands before the viewer now. Alerts that wait are not lost: they come when those before them are done. */
export interface Arrangement {
  /** Fills the screen. */
  takeover: Alert | undefined;
  /** Stands over a part of it; never beside a takeover. */
  panel: Alert | undefined;
  /** Run along the top in turn. */
  crawls: readonly Alert[];
  /** How many takeovers and panels come after the one that stands. */
  waiting: number;
}

export const MOST_CRAWLS = 3;
export const NOTHING: Arrangement = { takeover: undefined, panel: undefined, crawls: [], waiting: 0 };

const LEVELS: readonly DivisionLevel[] = ['province', 'prefecture', 'county', 'township', 'village'];

/**
 * Adds a revision to what is held. A later revision stays, whatever the order in which they come, and a cancel is
 * never followed by anything.
 */
export function hold(held: Held, alert: Alert): Held {
  const known = held[alert.id];
  return known && known.revision >= alert.revision ? held : { ...held, [alert.id]: alert };
}

/** Whether an alert is in force: told, not ended, and within its time. @param now seconds since 1970 */
export function inForce(alert: Alert, now: number): boolean {
  return alert.kind !== 'cancel' && alert.effective <= now && now < alert.expires;
}

/**
 * Which of two alerts comes first (negative: the first): real before drill, an earthquake before anything else,
 * red before blue, the higher authority before the lower (上级优先), newer before older.
 */
export function precedence(a: Alert, b: Alert): number {
  return (
    Number(a.exercise) - Number(b.exercise) ||
    Number(b.earthquake !== undefined) - Number(a.earthquake !== undefined) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    rank(a) - rank(b) ||
    b.sent - a.sent ||
    (a.id < b.id ? -1 : 1)
  );
}

const rank = ({ authority }: Alert) => LEVELS.indexOf(divisionLevel(authority.division));

/**
 * Decides what shows. While any real alert is in force and not done, no drill shows. A takeover keeps panels waiting;
 * crawls run over it only where they come before it.
 *
 * @param now the control centre's time, seconds since 1970
 */
export function arrange(held: Held, done: Done, now: number): Arrangement {
  const open = Object.keys(held)
    .map((id) => held[id]!)
    .filter((alert) => inForce(alert, now) && !(done[alert.id]! >= alert.revision))
    .sort(precedence);
  const real = open.filter(({ exercise }) => !exercise);
  const turn = real.length > 0 ? real : open;
  const first = (form: 'takeover' | 'panel') => turn.find(({ presentation }) => presentation.form === form);
  const takeover = first('takeover');
  const crawls = turn.filter(
    (alert) => alert.presentation.form === 'crawl' && (!takeover || precedence(alert, takeover) < 0),
  );
  const standing = turn.filter(({ presentation }) => presentation.form !== 'crawl').length;
  return {
    takeover,
    panel: takeover ? undefined : first('panel'),
    crawls: crawls.slice(0, MOST_CRAWLS),
    waiting: Math.max(0, standing - 1),
  };
}
