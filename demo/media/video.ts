import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import type { DemoChannel } from '../channels';
import { film } from './browser';
import { pictureOf } from './pictures';
import { type Rendition, renditionsOf } from './renditions';
import { LOOP_S } from './scenes';

/** Pictures a second of every clip. */
const RATE = 25;
/** Seconds from one picture that stands for itself to the next; a segment is one such group. */
export const GROUP_S = 2;
const BLOCK_PX = 16;

export interface Folders {
  /** The drawing page's script. */
  script: string;
  /** For what is not kept. */
  work: string;
  clips: string;
}

/**
 * Films and encodes every rendition of the channels: one fragmented MP4 each, a fragment for each segment, packed
 * with Brotli. A still picture is cut into one slice for each row of blocks at a fixed quantiser, so that rows
 * without the clock are the same bytes in every segment, which packs them to nothing.
 */
export async function makeVideo(channels: DemoChannel[], { script, work, clips }: Folders): Promise<void> {
  for (const channel of channels) {
    for (const rendition of renditionsOf(channel)) {
      const raw = `${work}/${rendition.id}.mp4`;
      const isStill = channel.scene === 'card';
      // In a still picture only the second hand moves.
      const rate = isStill ? 1 : RATE;
      const { width, height } = rendition;
      const encoder = spawn('ffmpeg', encoderArguments(rendition, isStill, rate, raw), {
        stdio: ['pipe', 'inherit', 'inherit'],
      });
      const ended = once(encoder, 'close');
      const order = { picture: pictureOf(channel), width, height, rate, seconds: LOOP_S };
      await film(script, order, encoder.stdin);
      const [code] = await ended;
      if (code !== 0) throw new Error(`ffmpeg ended with ${code} on ${rendition.file}`);
      const file = `${clips}/video/${rendition.file}`;
      const params = { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };
      writeFileSync(file, brotliCompressSync(readFileSync(raw), { params }));
      const kilobytes = (path: string) => Math.round(statSync(path).size / 1024);
      process.stdout.write(`${rendition.file} ${kilobytes(file)} KB, unpacked ${kilobytes(raw)} KB\n`);
    }
  }
}

function encoderArguments(rendition: Rendition, isStill: boolean, rate: number, file: string): string[] {
  const { width, height, quality, level } = rendition;
  const group = String(RATE * GROUP_S);
  // The last picture of a still one stays as long as the others; without the padding it is a frame short.
  const filters = [
    ...(isStill ? [`fps=${RATE}`, 'tpad=stop_mode=clone:stop_duration=1'] : []),
    'scale=out_color_matrix=bt709:out_range=tv',
    'format=yuv420p',
  ];
  const rows = Math.ceil(height / BLOCK_PX);
  return [
    ...['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`],
    ...['-r', String(rate), '-i', '-', '-frames:v', String(RATE * LOOP_S)],
    ...['-vf', filters.join(',')],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-c:v', 'libx264', '-profile:v', 'main', '-level', level, '-preset', 'slower', '-tune', 'animation'],
    ...(isStill ? ['-qp', String(quality)] : ['-crf', String(quality), '-aq-mode', '3']),
    ...['-g', group, '-keyint_min', group, '-sc_threshold', '0', '-bf', '0', '-refs', '3'],
    ...['-flags', '+cgop', '-x264-params', isStill ? `info=0:mbtree=0:slices=${rows}` : 'info=0'],
    ...['-video_track_timescale', '12800'],
    ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4', file],
  ];
}
