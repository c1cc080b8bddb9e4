import * as v from 'valibot';
import { check } from '../../contract';

/** The names by which the application knows a remote's keys. */
export const KEY_NAMES = [
  'Up', 'Down', 'Left', 'Right', 'Enter', 'Back', 'Exit', 'Home', 'Menu', 'LiveTV',
  'ChannelUp', 'ChannelDown', 'VolumeUp', 'VolumeDown', 'Mute',
  'Digit0', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9',
  'Red', 'Green', 'Yellow', 'Blue', 'Guide', 'Catchup', 'Vod', 'Info',
  'Play', 'Pause', 'PlayPause', 'Stop', 'FastForward', 'Rewind', 'PageUp', 'PageDown', 'Power',
] as const; // biome-ignore format: a table reads best in rows
export type KeyName = (typeof KEY_NAMES)[number];

/** A key map file of a box model, `static/keymaps/<model>.json`. */
const KeyMapFile = v.object({
  model: v.string(),
  keys: v.record(v.picklist(KEY_NAMES), v.array(v.pipe(v.number(), v.integer(), v.minValue(0)))),
});

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
