import type { AlertBoard } from './alerts';
import type { BootParameters, BoxStorage, Clock, Connection, ControlCentre, Place } from './box';
import type { GuideStore } from './guide';
import type { LineupStore, Tuner, Zapper } from './live';
import type { Language } from './locale';

/** The parts that make television, without the interface: they run before the first page stands. */
export interface Television {
  readonly version: string;
  readonly parameters: BootParameters;
  readonly place: Place;
  readonly storage: BoxStorage;
  readonly clock: Clock;
  readonly centre: ControlCentre;
  readonly connection: Connection;
  readonly lineup: LineupStore;
  readonly guide: GuideStore;
  readonly tuner: Tuner;
  readonly zapper: Zapper;
  readonly alerts: AlertBoard;
  keepLanguage(language: Language): void;
  /** Keeps a new place and starts the application again, as all that it shows depends on it. */
  moveTo(place: Place): void;
}
