import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import * as v from 'valibot';
import { check } from '../../contract';
import { type AacTrack, readAdts } from './adts';
import { readVideoLoop, type VideoLoop } from './media';

const Entry = v.object({
  id: v.string(),
  name: v.string(),
  radio: v.boolean(),
  renditions: v.array(
    v.object({
      id: v.string(),
      file: v.string(),
      width: v.number(),
      height: v.number(),
      /** Peak bits a second, audio included. */
      bandwidth: v.number(),
      codecs: v.string(),
    }),
  ),
  audio: v.pipe(
    v.array(v.object({ language: v.string(), name: v.string(), file: v.string() })),
    v.minLength(1),
  ),
  subtitles: v.optional(
    v.array(
      v.object({
        language: v.string(),
        name: v.string(),
        /** Start and end within the loop, seconds, and the words. */
        cues: v.array(v.tuple([v.number(), v.number(), v.string()])),
      }),
    ),
    [],
  ),
  logo: v.string(),
});
export type CatalogueEntry = v.InferOutput<typeof Entry>;

/** What the headend sends: channels with their clips, which are read when they are first asked for. */
export interface Catalogue {
  entries: Map<string, CatalogueEntry>;
  video(file: string): VideoLoop;
  audio(file: string): AacTrack;
  logo(file: string): Buffer;
}

/** @throws {Error} naming the file when the folder holds no catalogue or a wrong one */
export function openCatalogue(folder: string): Catalogue {
  const file = join(folder, 'catalogue.json');
  const list = check(v.array(Entry), JSON.parse(readFileSync(file, 'utf8')), file);
  const remember = <Value>(read: (name: string) => Value) => {
    const known = new Map<string, Value>();
    return (name: string): Value => {
      let value = known.get(name);
      if (value === undefined) {
        value = read(name);
        known.set(name, value);
      }
      return value;
    };
  };
  return {
    entries: new Map(list.map((entry) => [entry.id, entry])),
    video: remember((name) => readVideoLoop(brotliDecompressSync(readFileSync(join(folder, 'video', name))))),
    audio: remember((name) => readAdts(readFileSync(join(folder, 'audio', name)))),
    logo: remember((name) => readFileSync(join(folder, 'logos', name))),
  };
}
