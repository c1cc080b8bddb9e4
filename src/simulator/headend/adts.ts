/** AAC frames of an ADTS file (ISO/IEC 14496-3, annex 1.A). */

/** Samples in one AAC frame. */
export const FRAME_SAMPLES = 1024;

const RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000];

export interface AacTrack {
  /** Samples a second. */
  rate: number;
  channels: number;
  /** AudioSpecificConfig, two bytes. */
  config: Buffer;
  /** The frames without their headers. */
  frames: Buffer[];
}

/** @throws {Error} when the bytes are not ADTS throughout */
export function readAdts(bytes: Buffer): AacTrack {
  const frames: Buffer[] = [];
  let rateIndex = 0;
  let channels = 0;
  let objectType = 2;
  for (let at = 0; at < bytes.length; ) {
    if (bytes.readUInt16BE(at) >> 4 !== 0xfff) throw new Error(`no ADTS header at byte ${at}`);
    const headerLength = bytes[at + 1]! & 1 ? 7 : 9;
    objectType = (bytes[at + 2]! >> 6) + 1;
    rateIndex = (bytes[at + 2]! >> 2) & 15;
    channels = ((bytes[at + 2]! & 1) << 2) | (bytes[at + 3]! >> 6);
    const length = ((bytes[at + 3]! & 3) << 11) | (bytes[at + 4]! << 3) | (bytes[at + 5]! >> 5);
    frames.push(bytes.subarray(at + headerLength, at + length));
    at += length;
  }
  const config = Buffer.alloc(2);
  config.writeUInt16BE((objectType << 11) | (rateIndex << 7) | (channels << 3), 0);
  return { rate: RATES[rateIndex]!, channels, config, frames };
}
