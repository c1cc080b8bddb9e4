import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { DEMO_CHANNELS, type DemoChannel } from '../channels';
import { TUNE_S } from './music';
import { type Rendition, renditionsOf } from './renditions';
import { LOOP_S } from './scenes';
import { type Sound, soundsOf } from './sounds';
import { type Subtitles, subtitlesOf } from './subtitles';
import { GROUP_S } from './video';

export interface CatalogueEntry {
  id: string;
  name: string;
  number: number;
  radio: boolean;
  /** The smallest first; none for radio. */
  renditions: CatalogueRendition[];
  /** The first plays by itself. */
  audio: Sound[];
  subtitles?: Subtitles[];
  /** A file in the folder of logos. */
  logo: string;
}

interface CatalogueRendition extends Pick<Rendition, 'id' | 'file' | 'width' | 'height'> {
  /** Bits a second of the largest segment, with the sound that goes with it. */
  bandwidth: number;
  /** RFC 6381, of the picture only. */
  codecs: string;
}

/**
 * What the headend has to send, from the clips that are in the folder.
 * @throws {Error} naming a clip that has not been made
 */
export function catalogueOf(clips: string): CatalogueEntry[] {
  return DEMO_CHANNELS.map((channel) => entryOf(channel, clips));
}

/** Writes `catalogue.json`, one channel a line. @throws {Error} naming a clip that has not been made */
export function writeCatalogue(clips: string): void {
  const lines = catalogueOf(clips).map((entry) => JSON.stringify(entry));
  writeFileSync(`${clips}/catalogue.json`, `[\n${lines.join(',\n')}\n]\n`);
}

function entryOf(channel: DemoChannel, clips: string): CatalogueEntry {
  const { id, name, number, group } = channel;
  const audio = soundsOf(channel);
  const logo = `${id}.png`;
  mustExist(`${clips}/logos/${logo}`);
  const soundBandwidth = Math.max(...audio.map(({ file }) => bandwidthOfSound(`${clips}/audio/${file}`)));
  const subtitles = subtitlesOf(channel);
  return {
    id,
    name,
    number,
    radio: group === '广播',
    renditions: renditionsOf(channel).map(({ id, file, width, height }) => {
      const { bandwidth, codecs } = measured(`${clips}/video/${file}`);
      return { id, file, width, height, bandwidth: bandwidth + soundBandwidth, codecs };
    }),
    audio,
    ...(subtitles.length > 0 && { subtitles }),
    logo,
  };
}

function mustExist(file: string): void {
  if (!existsSync(file)) throw new Error(`the catalogue wants ${file}, which has not been made`);
}

/** Bits a second of an audio track. */
function bandwidthOfSound(file: string): number {
  mustExist(file);
  return Math.ceil((statSync(file).size * 8) / TUNE_S);
}

/** The largest segment's bits a second, and the codec as its configuration (avcC) names it. */
function measured(file: string): { bandwidth: number; codecs: string } {
  mustExist(file);
  const movie = brotliDecompressSync(readFileSync(file));
  const configuration = movie.indexOf('avcC', 0, 'latin1');
  if (configuration < 0) throw new Error(`${file} has no H.264 track`);
  // After the type: version, then the three bytes of profile, compatibility and level.
  const codecs = `avc1.${movie.toString('hex', configuration + 5, configuration + 8)}`;
  const sizes = fragmentSizes(movie);
  if (sizes.length !== LOOP_S / GROUP_S) throw new Error(`${file} has ${sizes.length} segments`);
  return { bandwidth: Math.ceil((Math.max(...sizes) * 8) / GROUP_S), codecs };
}

/** Bytes of each fragment, head and data. */
function fragmentSizes(movie: Buffer): number[] {
  const sizes: number[] = [];
  for (let at = 0; at < movie.length; ) {
    const size = movie.readUInt32BE(at);
    const type = movie.toString('latin1', at + 4, at + 8);
    if (type === 'moof') sizes.push(size);
    if (type === 'mdat') sizes[sizes.length - 1]! += size;
    at += size;
  }
  return sizes;
}
