import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { Authority, check, Envelope, PublicKey } from '../../contract';
import { Sealed } from './sealed';

/** One authority's key. The authorisation is the root's word for it, as boxes get it. */
export const KeyEntry = v.object({
  authority: Authority,
  publicKey: PublicKey,
  privateKey: Sealed,
  authorisation: Envelope.entries.authorisation,
});
export type KeyEntry = v.InferOutput<typeof KeyEntry>;

/** `keys/authorities.json` in the data folder. */
export const KeyRing = v.object({
  /** The keys that boxes of this installation believe: more than one while a root is replaced. */
  roots: v.array(PublicKey),
  authorities: v.array(KeyEntry),
});
export type KeyRing = v.InferOutput<typeof KeyRing>;

/** The root's own key. It signs authorisations only, and may be kept away from the control centre. */
export const RootKey = v.object({ publicKey: PublicKey, privateKey: Sealed });
export type RootKey = v.InferOutput<typeof RootKey>;

export const ringFile = (dataFolder: string): string => join(dataFolder, 'keys', 'authorities.json');
export const rootFile = (dataFolder: string): string => join(dataFolder, 'keys', 'root.json');

export function readRing(dataFolder: string): KeyRing {
  return read(KeyRing, ringFile(dataFolder)) ?? { roots: [], authorities: [] };
}

export const writeRing = (dataFolder: string, ring: KeyRing): void => write(ringFile(dataFolder), ring);

/** @returns undefined where there is no such file */
export const readRoot = (file: string): RootKey | undefined => read(RootKey, file);

export const writeRoot = (file: string, root: RootKey): void => write(file, root);

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  file: string,
): v.InferOutput<Schema> | undefined {
  if (!existsSync(file)) return undefined;
  return check(schema, JSON.parse(readFileSync(file, 'utf8')), file);
}

/** Wholly or not at all, and on the disk before it counts; for its owner's eyes only. */
function write(file: string, content: object): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  const handle = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(unfinished, file);
}
