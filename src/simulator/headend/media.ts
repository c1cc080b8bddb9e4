import { type AacTrack, FRAME_SAMPLES } from './adts';
import { box, find, fullBox, readBoxes, uint32, uint64 } from './boxes';
import { audioFrames, SEGMENT_S } from './timeline';

const VIDEO_TRACK = 1;
const AUDIO_TRACK = 2;

/** A looped video: its header and one fragment for each segment of the loop. */
export interface VideoLoop {
  moov: Buffer;
  /** Ticks a second of the track's media time. */
  timescale: number;
  fragments: { traf: Buffer; mdat: Buffer }[];
}

/** Takes a fragmented MP4 apart. @throws {Error} when it is not one */
export function readVideoLoop(bytes: Buffer): VideoLoop {
  const boxes = readBoxes(bytes);
  const moov = boxes.find(({ type }) => type === 'moov');
  const mdhd = moov && find(moov.body, 'trak', 'mdia', 'mdhd');
  if (!moov || !mdhd) throw new Error('not a fragmented MP4: no moov with a track');
  const timescale = mdhd.body[0] === 1 ? mdhd.body.readUInt32BE(20) : mdhd.body.readUInt32BE(12);
  const fragments: VideoLoop['fragments'] = [];
  boxes.forEach(({ type, body }, index) => {
    if (type !== 'moof') return;
    const traf = find(body, 'traf');
    const mdat = boxes[index + 1];
    if (!traf || mdat?.type !== 'mdat') throw new Error('a fragment without its data');
    fragments.push({ traf: traf.bytes, mdat: mdat.bytes });
  });
  return { moov: moov.bytes, timescale, fragments };
}

const FTYP = box('ftyp', Buffer.from('iso6'), uint32(1), Buffer.from('iso6mp41'));

/** The init segment of a video loop, with the audio track beside it when there is one. */
export function initSegment(video: VideoLoop | undefined, audio: AacTrack | undefined): Buffer {
  const timescale = video?.timescale ?? audio!.rate;
  const mvhd = fullBox('mvhd', 0, 0, 0, 0, timescale, 0, movieTail());
  const traks: Buffer[] = [];
  const trexes: Buffer[] = [];
  if (video) {
    traks.push(find(video.moov, 'moov', 'trak')!.bytes);
    trexes.push(fullBox('trex', 0, 0, VIDEO_TRACK, 1, 0, 0, 0));
  }
  if (audio) {
    traks.push(audioTrak(audio));
    trexes.push(fullBox('trex', 0, 0, AUDIO_TRACK, 1, FRAME_SAMPLES, 0, 0));
  }
  return Buffer.concat([FTYP, box('moov', mvhd, ...traks, box('mvex', ...trexes))]);
}

const MATRIX = Buffer.concat([0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map(uint32));

function movieTail(): Buffer {
  const rateVolume = Buffer.from([0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([rateVolume, MATRIX, Buffer.alloc(24), uint32(AUDIO_TRACK + 1)]);
}

function audioTrak({ rate, channels, config }: AacTrack): Buffer {
  const tkhd = fullBox(
    'tkhd',
    0,
    7,
    0,
    0,
    AUDIO_TRACK,
    0,
    0,
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0]),
    MATRIX,
    0,
    0,
  );
  const mdhd = fullBox('mdhd', 0, 0, 0, 0, rate, 0, Buffer.from([0x55, 0xc4, 0, 0]));
  const hdlr = fullBox('hdlr', 0, 0, 0, Buffer.from('soun'), Buffer.alloc(12), Buffer.from('sound\0'));
  const entry = Buffer.alloc(28);
  entry.writeUInt16BE(1, 6);
  entry.writeUInt16BE(channels, 16);
  entry.writeUInt16BE(16, 18);
  entry.writeUInt32BE((rate << 16) >>> 0, 24);
  const stsd = fullBox('stsd', 0, 0, 1, box('mp4a', entry, esds(config)));
  const empty = ['stts', 'stsc', 'stco'].map((type) => fullBox(type, 0, 0, 0));
  const stbl = box('stbl', stsd, ...empty, fullBox('stsz', 0, 0, 0, 0));
  const dinf = box('dinf', fullBox('dref', 0, 0, 1, fullBox('url ', 0, 1)));
  return box('trak', tkhd, box('mdia', mdhd, hdlr, box('minf', fullBox('smhd', 0, 0, 0), dinf, stbl)));
}

/** Elementary stream descriptor (ISO/IEC 14496-1, 7.2.6.5) of AAC. */
function esds(config: Buffer): Buffer {
  const descriptor = (tag: number, body: Buffer) => Buffer.concat([Buffer.from([tag, body.length]), body]);
  const specific = descriptor(5, config);
  const decoder = descriptor(4, Buffer.concat([Buffer.from([0x40, 0x15]), Buffer.alloc(11), specific]));
  const stream = Buffer.concat([Buffer.from([0, 1, 0]), decoder, descriptor(6, Buffer.from([2]))]);
  return fullBox('esds', 0, 0, descriptor(3, stream));
}

/** One media segment: the video's fragment of the loop with its time rewritten, then the audio's frames. */
export function mediaSegment(
  segment: number,
  video: VideoLoop | undefined,
  audio: AacTrack | undefined,
): Buffer {
  const parts: Buffer[] = [];
  if (video) {
    const { traf, mdat } = video.fragments[segment % video.fragments.length]!;
    const time = segment * SEGMENT_S * video.timescale;
    parts.push(fragment(segment, retimed(traf, time)), mdat);
  }
  if (audio) parts.push(...audioFragment(segment, audio));
  return Buffer.concat(parts);
}

/** A fragment's head; the one track run in it points at the data behind it. */
function fragment(segment: number, traf: Buffer): Buffer {
  const moof = box('moof', fullBox('mfhd', 0, 0, segment), traf);
  // Track run: size, type, flags, sample count, then the offset of the data from the start of the moof.
  const trun = moof.indexOf('trun', 0, 'latin1');
  moof.writeInt32BE(moof.length + 8, trun + 12);
  return moof;
}

/** The track fragment with another decode time, in 64 bits. */
function retimed(traf: Buffer, time: number): Buffer {
  const parts = readBoxes(traf.subarray(8)).map(({ type, bytes }) =>
    type === 'tfdt' ? fullBox('tfdt', 1, 0, uint64(time)) : bytes,
  );
  return box('traf', ...parts);
}

function audioFragment(segment: number, { rate, frames }: AacTrack): Buffer[] {
  const { first, count } = audioFrames(segment, rate, FRAME_SAMPLES);
  const data = Array.from({ length: count }, (_unused, index) => frames[(first + index) % frames.length]!);
  const tfhd = fullBox('tfhd', 0, 0x020000, AUDIO_TRACK);
  const tfdt = fullBox('tfdt', 1, 0, uint64(first * FRAME_SAMPLES));
  const trun = fullBox('trun', 0, 0x000201, count, 0, ...data.map((frame) => frame.length));
  return [fragment(segment, box('traf', tfhd, tfdt, trun)), box('mdat', ...data)];
}
