import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { fetchBytes } from './fetchBytes';
import { RefusedError } from './refusal';

/** Something that can be read once, from front to end, without ever being whole in memory. */
export interface Source {
  /** What it is called in messages. */
  name: string;
  /** Against which addresses inside it are resolved, where it came from the network. */
  baseUrl?: string;
  /** @throws {RefusedError} while reading, when it can't be read */
  bytes(signal?: AbortSignal): AsyncIterable<Uint8Array>;
}

export function fileSource(path: string): Source {
  return {
    name: basename(path),
    async *bytes(signal) {
      try {
        yield* createReadStream(path, { signal, highWaterMark: 256 * 1024 });
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT') throw new RefusedError('unreachable', `there is no file ${path}`);
        if (code === 'EISDIR') throw new RefusedError('unreachable', `${path} is a folder, not a file`);
        if (code === 'EACCES') throw new RefusedError('unreachable', `${path} may not be read by this user`);
        throw new RefusedError('unreachable', `${path} can't be read: ${message}`);
      }
    },
  };
}

/** The body of a request, or anything else that streams. */
export function streamSource(stream: AsyncIterable<Uint8Array>, name: string): Source {
  return {
    name,
    async *bytes(signal) {
      // A stream that has come to a halt would otherwise not notice.
      if (signal && stream instanceof Readable) addAbortSignal(signal, stream);
      try {
        yield* stream;
      } catch (error) {
        signal?.throwIfAborted();
        throw new RefusedError('interrupted', `${name} broke off: ${(error as Error).message}`);
      }
    },
  };
}

/** A file on the network: http or https. */
export function urlSource(url: string): Source {
  return { name: url, baseUrl: url, bytes: (signal) => fetchBytes(url, { signal }) };
}

/** A file or an address, as written on a command line. */
export function fileOrUrlSource(where: string): Source {
  return /^https?:\/\//i.test(where) ? urlSource(where) : fileSource(where);
}
