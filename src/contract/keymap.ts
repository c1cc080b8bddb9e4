import * as v from 'valibot';

/** The names by which we know a remote's keys, whatever code a box model sends for them. */
export const KEY_NAMES = [
  'Up', 'Down', 'Left', 'Right', 'Enter', 'Back', 'Exit', 'Home', 'Menu', 'LiveTV',
  'ChannelUp', 'ChannelDown', 'VolumeUp', 'VolumeDown', 'Mute',
  'Digit0', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9',
  'Red', 'Green', 'Yellow', 'Blue', 'Guide', 'Catchup', 'Vod', 'Info',
  'Play', 'Pause', 'PlayPause', 'Stop', 'FastForward', 'Rewind', 'PageUp', 'PageDown', 'Power',
] as const; // biome-ignore format: a table reads best in rows
export type KeyName = (typeof KEY_NAMES)[number];

const KeyCode = v.pipe(v.number(), v.integer(), v.minValue(0));
const Keys = v.record(v.picklist(KEY_NAMES), v.array(KeyCode));

/**
 * A key map file, `static/keymaps/<model>.json`: which codes the remote of a box model sends for which key.
 * The first code of a key is the one that the simulator's remote sends; the others are understood too.
 */
export const KeyMapFile = v.object({
  model: v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9-]*$/, 'a model is written in small letters: telecom-iptv'),
  ),
  name: v.object({ 'zh-CN': v.string(), en: v.string() }),
  keys: v.pipe(
    Keys,
    v.rawCheck(({ dataset, addIssue }) => {
      const code = dataset.typed ? codeOfTwoKeys(dataset.value) : undefined;
      if (code !== undefined) addIssue({ message: `code ${code} stands for two keys` });
    }),
  ),
});
export type KeyMapFile = v.InferOutput<typeof KeyMapFile>;

function codeOfTwoKeys(keys: v.InferOutput<typeof Keys>): number | undefined {
  const codes = KEY_NAMES.reduce<number[]>((all, name) => all.concat(keys[name] ?? []), []);
  return codes.find((code, index) => codes.indexOf(code) !== index);
}
