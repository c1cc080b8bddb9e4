import { check, KEY_NAMES, KeyMapFile, type KeyName } from '../../contract';

/** Key code to key name, as Lightning wants it. */
export type KeyTable = Record<number, KeyName>;

/** What a desktop's keyboard sends: in force until the model's own map has been read. */
export const DESKTOP_KEYS: KeyTable = {
  8: 'Back', 27: 'Back', 13: 'Enter', 37: 'Left', 38: 'Up', 39: 'Right', 40: 'Down', 36: 'Home', 93: 'Menu',
  33: 'ChannelUp', 34: 'ChannelDown',
  48: 'Digit0', 49: 'Digit1', 50: 'Digit2', 51: 'Digit3', 52: 'Digit4',
  53: 'Digit5', 54: 'Digit6', 55: 'Digit7', 56: 'Digit8', 57: 'Digit9',
}; // biome-ignore format: a table reads best in rows

/** Turns a key map file into a table. @throws {ContractError} when the file is not one */
export function keyTable(file: unknown, source: string): KeyTable {
  const table: KeyTable = {};
  const { keys } = check(KeyMapFile, file, source);
  for (const name of KEY_NAMES) {
    for (const code of keys[name] ?? []) table[code] = name;
  }
  return table;
}

/** Reads the key map of a model. Never rejects: without a file the desktop's keys stay in force. */
export function loadKeyTable(path: string, model: string): Promise<KeyTable> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const url = `${path}/keymaps/${model}.json`;
    request.open('GET', url);
    request.timeout = 3000;
    request.onload = () => {
      try {
        resolve(keyTable(JSON.parse(request.responseText), url));
      } catch {
        resolve(DESKTOP_KEYS);
      }
    };
    request.onerror = () => resolve(DESKTOP_KEYS);
    request.ontimeout = request.onerror;
    request.send();
  });
}

/** Held this long, Back leads to live television from anywhere. */
export const LONG_PRESS_MS = 1000;

/** Sent on `window` for every key, known or not, before the application hears of it. */
export const KEY_EVENT = 'caiyun:key';

export interface KeyPress {
  code: number;
  name: KeyName | undefined;
}
