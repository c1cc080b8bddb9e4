import { describe, expect, it } from 'vitest';
import { codeFor, KEY_MAPS, keyMapOf, keyOfCode, keyOn } from './keyMaps';

describe('a tester who chooses a box model', () => {
  it('is offered the desktop first and then the box families', () => {
    expect(KEY_MAPS.map((map) => map.model)).toEqual(['desktop', 'ipanel', 'ngb', 'telecom-iptv']);
  });

  it('sends the code of that model for the same key', () => {
    expect(codeFor(keyMapOf('desktop'), 'Up')).toBe(38);
    expect(codeFor(keyMapOf('ipanel'), 'Up')).toBe(1);
    expect(codeFor(keyMapOf('telecom-iptv'), 'LiveTV')).toBe(275);
  });

  it('reaches the other codes of a desktop key from the keyboard: Esc is sent as Esc', () => {
    expect(codeFor(keyMapOf('desktop'), 'Back', 27)).toBe(27);
    expect(codeFor(keyMapOf('ipanel'), 'Back', 27)).toBe(340);
  });

  it('sends nothing for a key that the remote lacks', () => {
    expect(codeFor(keyMapOf('ngb'), 'ChannelUp')).toBeUndefined();
  });

  it('plays with the key that the remote has', () => {
    expect(keyOn(keyMapOf('ngb'), ['Play', 'PlayPause'])).toBe('Play');
    expect(keyOn(keyMapOf('telecom-iptv'), ['Play', 'PlayPause'])).toBe('PlayPause');
  });

  it('reads a code back into its key', () => {
    expect(keyOfCode(keyMapOf('desktop'), 174)).toBe('VolumeDown');
    expect(keyOfCode(keyMapOf('desktop'), 9999)).toBeUndefined();
  });
});
