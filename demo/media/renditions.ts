import type { DemoChannel } from '../channels';

/** One picture size of a channel. */
export interface Rendition {
  /** Names the track in the headend's addresses. */
  id: string;
  file: string;
  width: number;
  height: number;
  /** x264's constant rate factor, or quantiser for a still picture: more is smaller and coarser. */
  quality: number;
  level: string;
}

/** Channels that can be had small as well, so that players have something to climb. */
const WITH_TWO_SIZES = new Set(['cctv1', 'yunnan-tv']);

/** The sizes in which a channel is sent, the smallest first; none for radio. */
export function renditionsOf({ id, scene }: DemoChannel): Rendition[] {
  if (!scene) return [];
  if (scene === 'card') {
    return [{ id: '540p', file: `${id}-540p.mp4.br`, width: 960, height: 540, quality: 29, level: '3.1' }];
  }
  const full = { id: '540p', file: `${id}-540p.mp4.br`, width: 960, height: 540, quality: 38, level: '3.1' };
  if (!WITH_TWO_SIZES.has(id)) return [full];
  return [
    { id: '270p', file: `${id}-270p.mp4.br`, width: 480, height: 270, quality: 36, level: '2.1' },
    full,
  ];
}
