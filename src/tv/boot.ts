import { Launch } from '@lightningjs/sdk';
import { App, giveTelevision } from './App';
import {
  bootParameters,
  DESKTOP_KEYS,
  KEY_EVENT,
  type KeyPress,
  type KeyTable,
  LONG_PRESS_MS,
  loadKeyTable,
} from './box';
import { type BoxSettings, createTelevision } from './createTelevision';
import { loadFonts } from './design';

/** The parts of Lightning's platform settings that the application itself reads. */
interface Platform {
  path: string;
  box: BoxSettings;
}

function hasWebGL(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl') !== null;
  } catch {
    return false;
  }
}

/** Lightning holds on to the table that it was given, so its content is exchanged: the SDK's defaults go. */
function replaceKeys(held: KeyTable, table: KeyTable): void {
  for (const code of Object.keys(held)) delete held[Number(code)];
  Object.assign(held, table);
}

/** Tells of every key, and of a Back that is held. */
function listenToKeys(table: () => KeyTable, longBack: () => void): void {
  let held: number | undefined;
  window.addEventListener(
    'keydown',
    (event) => {
      const code = event.keyCode;
      const name = table()[code];
      // What the browser would do with the key (scroll, go back, leave full screen) is not a box's business.
      if (name) event.preventDefault();
      if (!event.repeat) {
        const detail: KeyPress = { code, name };
        window.dispatchEvent(new CustomEvent(KEY_EVENT, { detail }));
        window.parent.postMessage({ type: KEY_EVENT, name, code }, '*');
        if (name === 'Back') held = window.setTimeout(longBack, LONG_PRESS_MS);
      }
    },
    true,
  );
  window.addEventListener('keyup', () => window.clearTimeout(held), true);
}

/**
 * Starts the box: the picture first, then the interface over it.
 *
 * @param appSettings Lightning's stage options from settings.json
 * @param platform platform settings from settings.json
 */
export function boot(
  appSettings: Record<string, unknown>,
  platform: Platform,
  appData: Parameters<typeof Launch>[3],
) {
  const parameters = bootParameters(window.location.search);
  const plane = document.createElement('div');
  document.body.appendChild(plane);
  const television = createTelevision(parameters, platform.box, plane);
  giveTelevision(television);
  if (/[?&]debug=1/.test(window.location.search)) Object.assign(window, { caiyun: television });

  let keys = DESKTOP_KEYS;
  const stage = {
    ...(appSettings['stage'] as object),
    clearColor: 0x00000000,
    canvas2d: parameters.renderer === 'canvas2d' || !hasWebGL(),
  };
  const platformSettings = { ...platform, fontLoader: () => loadFonts(platform.path) };
  const instance = Launch(
    Fonted,
    { enablePointer: false, debug: false, keys: DESKTOP_KEYS, ...appSettings, stage },
    platformSettings,
    appData,
  );
  const application = instance as unknown as { stage: { application: { config: { keys: KeyTable } } } };
  replaceKeys(application.stage.application.config.keys, keys);
  void loadKeyTable(platform.path, parameters.keymap ?? 'desktop').then((table) => {
    keys = table;
    replaceKeys(application.stage.application.config.keys, table);
  });
  listenToKeys(
    () => keys,
    () => (instance as unknown as { childList: { first: App } }).childList.first?.longBack(),
  );
  return instance;
}

/** The SDK asks for fonts only of an application that names some. */
class Fonted extends App {
  static getFonts() {
    return [{ family: 'CaiyunSans', url: '' }];
  }
}
