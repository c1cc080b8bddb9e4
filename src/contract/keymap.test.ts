import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from './check';
import { KeyMapFile } from './keymap';

const folder = 'static/keymaps';
const models = readdirSync(folder).map((file) => file.replace('.json', ''));
const read = (model: string) =>
  check(KeyMapFile, JSON.parse(readFileSync(`${folder}/${model}.json`, 'utf8')), model);

describe('key maps of box models', () => {
  it.each(models)('the map of %s is sound and named after its model', (model) => {
    expect(read(model).model).toBe(model);
  });

  it.each(models)('a viewer with the remote of %s can move, choose, go back and type a channel', (model) => {
    const { keys } = read(model);
    const needed = ['Up', 'Down', 'Left', 'Right', 'Enter', 'Back', 'Digit0', 'Digit9'] as const;
    expect(needed.filter((name) => !keys[name]?.length)).toEqual([]);
  });

  it('the volume keys of a desktop keyboard never change the channel', () => {
    const { keys } = read('desktop');
    expect(keys.VolumeDown).toContain(174);
    expect(keys.VolumeUp).toContain(175);
  });

  it('27 is Back wherever it is sent, never Menu', () => {
    expect(read('ngb').keys.Back).toEqual([27]);
    expect(models.filter((model) => read(model).keys.Menu?.includes(27))).toEqual([]);
  });

  it('a code that stands for two keys is refused, by its number', () => {
    const map = { model: 'x', name: { 'zh-CN': '甲', en: 'X' }, keys: { Red: [275], LiveTV: [1, 275] } };
    expect(() => check(KeyMapFile, map, 'x.json')).toThrow('code 275 stands for two keys');
  });
});
