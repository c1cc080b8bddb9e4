import Lightning from '@lightningjs/core';

/** A filled rectangle with round corners; radius 0 is a plain one, which costs no texture. */
export function plate(x: number, y: number, w: number, h: number, colour: number, radius = 0) {
  if (radius === 0) return { x, y, w, h, rect: true, color: colour };
  return { x: x - 1, y: y - 1, texture: Lightning.Tools.getRoundRect(w, h, radius, 0, 0, true, colour) };
}
