import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import type { DemoChannel } from '../channels';
import { mix, RATE, TUNE_S, tuneOf } from './music';
import { soundsOf } from './sounds';

const FRAME_SAMPLES = 1024;
const FRAMES = (TUNE_S * RATE) / FRAME_SAMPLES;
const BITRATE = '24k';

/** Composes and encodes every audio track of the channels: AAC-LC frames with ADTS headers, one loop of 8 s each. */
export async function makeAudio(channels: DemoChannel[], folder: string): Promise<void> {
  for (const channel of channels) {
    for (const [index, { file }] of soundsOf(channel).entries()) {
      const loop = await encodeLoop(mix(tuneOf(channel, index > 0)));
      writeFileSync(`${folder}/${file}`, loop);
      process.stdout.write(`${file} ${Math.round(loop.length / 1024)} KB\n`);
    }
  }
}

/**
 * Encodes three loops and keeps the middle one: an AAC frame leans on the one before it, and the middle loop's first
 * leans on what its own last one is.
 */
async function encodeLoop(loop: Float32Array): Promise<Buffer> {
  const encoder = spawn(
    'ffmpeg',
    [
      ...['-v', 'error', '-f', 'f32le', '-ar', String(RATE), '-ac', '1', '-i', '-'],
      ...['-c:a', 'aac', '-profile:a', 'aac_low', '-b:a', BITRATE, '-f', 'adts', '-'],
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(encoder, 'close');
  const bytes = Buffer.from(loop.buffer, loop.byteOffset, loop.byteLength);
  encoder.stdin.end(Buffer.concat([bytes, bytes, bytes]));
  const adts = await buffer(encoder.stdout);
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  const starts = frameStarts(adts);
  return adts.subarray(starts[FRAMES], starts[2 * FRAMES]);
}

/** Where each frame begins (ISO/IEC 14496-3, 1.A.2.2: 13 bits of the header are the frame's length). */
function frameStarts(adts: Buffer): number[] {
  const starts: number[] = [];
  for (let at = 0; at < adts.length; ) {
    starts.push(at);
    at += ((adts[at + 3]! & 3) << 11) | (adts[at + 4]! << 3) | (adts[at + 5]! >> 5);
  }
  return starts;
}
