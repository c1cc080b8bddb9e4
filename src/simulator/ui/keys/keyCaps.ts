import type { KeyName } from '../../../contract';

/** Groups of the legend: the keys of the computer's keyboard as printed on them, and what they are on a remote. */
export const LEGEND: readonly { caps: readonly string[]; keys: readonly KeyName[] }[] = [
  { caps: ['↑', '↓', '←', '→'], keys: ['Up', 'Down', 'Left', 'Right'] },
  { caps: ['Enter'], keys: ['Enter'] },
  { caps: ['Esc', '⌫'], keys: ['Back'] },
  { caps: ['X'], keys: ['Exit'] },
  { caps: ['H'], keys: ['Home'] },
  { caps: ['L'], keys: ['LiveTV'] },
  { caps: ['S'], keys: ['Menu'] },
  { caps: ['PgUp', 'PgDn'], keys: ['ChannelUp', 'ChannelDown'] },
  { caps: ['+', '−'], keys: ['VolumeUp', 'VolumeDown'] },
  { caps: ['M'], keys: ['Mute'] },
  { caps: ['0–9'], keys: ['Digit0'] },
  { caps: ['F1', 'F2', 'F3', 'F4'], keys: ['Red', 'Green', 'Yellow', 'Blue'] },
  { caps: ['G'], keys: ['Guide'] },
  { caps: ['C'], keys: ['Catchup'] },
  { caps: ['V'], keys: ['Vod'] },
  { caps: ['I'], keys: ['Info'] },
  { caps: ['Space'], keys: ['PlayPause'] },
  { caps: [',', '.'], keys: ['Rewind', 'FastForward'] },
  { caps: ['[', ']'], keys: ['PageUp', 'PageDown'] },
  { caps: ['P'], keys: ['Power'] },
];

/** What is printed on the keyboard's key for a key of the remote, for the hint at the remote's own. */
export function capOf(name: KeyName): string {
  if (name.startsWith('Digit')) return name.slice(-1);
  for (const { caps, keys } of LEGEND) {
    const at = keys.indexOf(name);
    if (at >= 0) return keys.length === 1 ? caps.join(' / ') : (caps[at] ?? '');
  }
  return '';
}
