import type { DemoChannel } from '../channels';
import type { Logo } from './logo';
import type { Picture } from './scenes';

/** What is drawn for a channel that has a picture. */
export function pictureOf({ name, caption, number, scene, hue }: DemoChannel): Picture {
  if (!scene) throw new Error(`${name} has no picture`);
  return { name, caption, number, scene, hue };
}

/** A channel's tile: its name on two lines that fit. */
export function logoOf({ name, hue, group }: DemoChannel): Logo {
  return { lines: linesOf(name), hue, radio: group === '广播' };
}

/** A place's name stays whole, and what kind of channel it is stands below. */
function linesOf(name: string): string[] {
  const parts = name.split(' ');
  if (parts.length > 1) return [parts[0]!, parts.slice(1).join('')];
  if (name.length <= 3) return [name];
  const cut = name.startsWith('西双版纳') ? 4 : 2;
  return [name.slice(0, cut), name.slice(cut)];
}
