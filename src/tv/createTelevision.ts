import * as v from 'valibot';
import metadata from '../../metadata.json';
import { type DivisionCode, DivisionTree, divisionPath, PROVINCE, type PublicKey } from '../contract';
import { createAlerts, PreviewBoard } from './alerts';
import {
  type BootParameters,
  browserStore,
  type ControlCentre,
  createClock,
  createConnection,
  createControlCentre,
  createStorage,
  type Place,
  readPlace,
} from './box';
import { GuideStore } from './guide';
import { LineupStore, Tuner, Zapper } from './live';
import { LANGUAGES, setLanguage } from './locale';
import type { Television } from './Television';

/** What a box is told by its `settings.json`. */
export interface BoxSettings {
  /** Address of the control centre; empty where it serves the application itself. */
  controlCentre: string;
  /** How many pictures the box decodes at once. */
  decoders: 1 | 2;
  /** The keys whose authorisations of alerts the box believes; empty where the control centre names them. */
  trust?: readonly PublicKey[];
}

/** Behind a preview: an evening sky instead of television. */
const STILL = 'linear-gradient(#16243c, #3f5877 45%, #c98f63 72%, #27333f 73%, #151d26)';

/**
 * Makes the parts and starts the picture. It comes before the interface, so that a viewer sees television first.
 *
 * @param plane the element behind the interface in which the picture stands
 */
export function createTelevision(
  parameters: BootParameters,
  settings: BoxSettings,
  plane: HTMLElement,
): Television {
  const storage = createStorage(parameters.box, parameters.preview ? undefined : browserStore());
  setLanguage(storage.read('language', v.picklist(LANGUAGES)) ?? 'zh-CN');
  let place = readPlace(storage, parameters.division);
  const clock = createClock(storage.read('clock', v.number()) ?? 0);
  const centre = createControlCentre(settings.controlCentre);
  const connection = createConnection(centre, clock);
  const lineup = new LineupStore(storage, centre, place.division);
  const guide = new GuideStore(storage, centre, clock);
  const decoders =
    parameters.decoders === 1 || parameters.decoders === 2 ? parameters.decoders : settings.decoders;
  const tuner = new Tuner(plane, { decoders, prefetch: true });
  const zapper = new Zapper(lineup, tuner, storage);
  const alerts = parameters.preview
    ? new PreviewBoard(clock)
    : createAlerts({
        storage,
        clock,
        centre,
        connection,
        base: settings.controlCentre,
        division: place.division,
        model: (parameters.keymap ?? 'desktop').slice(0, 40),
        roots: settings.trust ?? [],
      });
  const television: Television = {
    version: metadata.version,
    parameters,
    get place() {
      return place;
    },
    storage,
    clock,
    centre,
    connection,
    lineup,
    guide,
    tuner,
    zapper,
    alerts,
    keepLanguage(language) {
      storage.write('language', language);
      setLanguage(language);
    },
    moveTo(to: Place) {
      storage.write('place', to);
      restart(to.division);
    },
  };
  if (parameters.preview) {
    tuner.destroy();
    plane.style.background = STILL;
    placeNamed(centre, place.division).then(
      (named) => {
        place = named;
      },
      // An alert then says 'where you are'.
      () => undefined,
    );
    return television;
  }

  zapper.start();
  if (lineup.channels.length === 0) lineup.refresh();
  lineup.follow(connection);
  guide.follow(connection);
  connection.revisions.listen(() => storage.write('clock', clock.offset()));
  connection.revisions.listen(() => {
    if (place.name !== '' || place.division === PROVINCE) return;
    placeNamed(centre, place.division).then(
      (named) => {
        place = named;
        storage.write('place', place);
      },
      // Asked again with the next answer of the control centre; until then the county goes unnamed.
      () => undefined,
    );
  });
  connection.start();

  return television;
}

/** Finds the name of the county in which a division lies. */
function placeNamed(centre: ControlCentre, division: DivisionCode): Promise<Place> {
  return centre.get('/api/v1/divisions', DivisionTree).then(({ province }) => {
    const path = divisionPath(province, division);
    return { division, name: (path[2] ?? path[path.length - 1])?.name ?? '' };
  });
}

/** Starts the application again; a tester's page named the division in the address, which then follows. */
function restart(division: string): void {
  const query = window.location.search.replace(/([?&]division=)\d+/, `$1${division}`);
  if (query !== window.location.search) window.location.replace(window.location.pathname + query);
  else window.location.reload();
}
