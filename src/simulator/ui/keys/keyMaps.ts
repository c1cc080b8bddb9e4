import { check, KEY_NAMES, KeyMapFile, type KeyName } from '../../../contract';

/** The box models' key maps, the desktop's first: the very files that the boxes read. */
export const KEY_MAPS: readonly KeyMapFile[] = Object.entries(
  import.meta.glob('../../../../static/keymaps/*.json', { eager: true, import: 'default' }),
)
  .map(([path, file]) => check(KeyMapFile, file, path))
  .sort(
    (a, b) => Number(b.model === 'desktop') - Number(a.model === 'desktop') || (a.model < b.model ? -1 : 1),
  );

export function keyMapOf(model: string): KeyMapFile {
  return KEY_MAPS.find((map) => map.model === model) ?? KEY_MAPS[0]!;
}

/** The first of the keys that a model's remote has; the model decides which of Play and PlayPause there is. */
export function keyOn(map: KeyMapFile, names: readonly KeyName[]): KeyName | undefined {
  return names.find((name) => map.keys[name]?.length);
}

/** The key that a code means on a model's remote. */
export function keyOfCode(map: KeyMapFile, code: number): KeyName | undefined {
  return KEY_NAMES.find((name) => map.keys[name]?.includes(code));
}

/**
 * The code that a box of this model receives when a tester presses a key of the computer's keyboard: on a
 * desktop's own map the very code, so that every alternative can be tried; else the model's code for that key.
 */
export function codeFor(map: KeyMapFile, name: KeyName, pressed?: number): number | undefined {
  const codes = map.keys[name] ?? [];
  return pressed !== undefined && codes.includes(pressed) && map.model === 'desktop' ? pressed : codes[0];
}
