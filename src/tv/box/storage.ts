import type * as v from 'valibot';
import { check } from '../../contract';

/** What the box keeps over restarts. Reading and writing never throw: a full or broken store reads as empty. */
export interface BoxStorage {
  read<Schema extends v.GenericSchema>(key: string, schema: Schema): v.InferOutput<Schema> | undefined;
  write(key: string, value: unknown): void;
  remove(key: string): void;
}

/**
 * Storage of one box. Keys carry the box's id, so that several virtual boxes share a browser without
 * sharing what they keep.
 */
export function createStorage(boxId: string, store: Storage | undefined): BoxStorage {
  const name = (key: string) => `caiyun.${boxId}.${key}`;
  return {
    read(key, schema) {
      try {
        const text = store?.getItem(name(key));
        return text ? check(schema, JSON.parse(text), `storage ${key}`) : undefined;
      } catch {
        this.remove(key);
        return undefined;
      }
    },
    write(key, value) {
      try {
        store?.setItem(name(key), JSON.stringify(value));
      } catch {
        // A full store costs the cache, never the television: the value is asked for again at the next start.
      }
    },
    remove(key) {
      try {
        store?.removeItem(name(key));
      } catch {
        // Nothing to remove from a store that cannot be reached.
      }
    },
  };
}

/** The browser's store, or undefined where the box forbids it. */
export function browserStore(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
