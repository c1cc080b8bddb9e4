import { createGunzip } from 'node:zlib';
import { RefusedError } from './refusal';
import type { Source } from './source';

export interface TextLimits {
  /** Bytes that are read, before and after unpacking. */
  maxBytes: number;
}

/**
 * A source as text: gzip is recognised by its first bytes; the encoding is that of the byte order mark or the
 * XML declaration, else UTF-8 or GB 18030, whichever fits what is there.
 *
 * @throws {RefusedError} when it is larger than allowed, or the gzip is broken
 */
export async function* textOf(
  source: Source,
  limits: TextLimits,
  signal?: AbortSignal,
): AsyncIterable<string> {
  const limited = (bytes: AsyncIterable<Uint8Array>) => limit(bytes, limits.maxBytes, source.name);
  yield* decode(limited(unpack(limited(source.bytes(signal)), source.name)));
}

async function* limit(bytes: AsyncIterable<Uint8Array>, maxBytes: number, name: string) {
  let read = 0;
  for await (const chunk of bytes) {
    read += chunk.length;
    if (read > maxBytes) {
      throw new RefusedError('too-large', `${name} is larger than ${Math.round(maxBytes / 2 ** 20)} MB`);
    }
    yield chunk;
  }
}

/** As much of the beginning as is looked at to tell what it is. */
const HEAD_BYTES = 256;

async function* unpack(bytes: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  const reader = bytes[Symbol.asyncIterator]();
  try {
    let first = Buffer.alloc(0);
    while (first.length < HEAD_BYTES) {
      const { value, done } = await reader.next();
      if (done) break;
      first = Buffer.concat([first, value]);
    }
    const all = rest(first, reader);
    if (first[0] === 0x1f && first[1] === 0x8b) yield* gunzip(all, name);
    else yield* all;
  } finally {
    await reader.return?.();
  }
}

async function* rest(first: Uint8Array, reader: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield first;
  for (let next = await reader.next(); !next.done; next = await reader.next()) yield next.value;
}

async function* gunzip(bytes: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  const gunzipper = createGunzip({ chunkSize: 128 * 1024 });
  const feeding = feed(bytes, gunzipper).catch((error: Error) => gunzipper.destroy(error));
  try {
    yield* gunzipper as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
    throw new RefusedError('broken-gzip', `${name} is a broken or incomplete gzip file`);
  } finally {
    gunzipper.destroy();
    await feeding;
  }
}

async function feed(bytes: AsyncIterable<Uint8Array>, into: NodeJS.WritableStream & { destroyed?: boolean }) {
  for await (const chunk of bytes) {
    if (into.destroyed) return;
    if (!into.write(chunk)) {
      await new Promise<void>((resolve) => {
        into.once('drain', resolve);
        into.once('close', resolve);
      });
    }
  }
  into.end();
}

/** How many bytes are looked at before the encoding is decided, counted from the first that isn't ASCII. */
const SAMPLE_BYTES = 64 * 1024;

async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  let sample = Buffer.alloc(0);
  let started = false;
  for await (const chunk of bytes) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    if (!started) {
      started = true;
      const declared = declaredEncoding(chunk);
      if (declared) {
        decoder = declared;
        yield decoder.decode(chunk, { stream: true });
        continue;
      }
    }
    // ASCII is the same in every encoding, so it need not wait for the decision.
    if (sample.length === 0 && chunk.every((byte) => byte < 0x80)) {
      yield Buffer.from(chunk).toString('latin1');
      continue;
    }
    sample = Buffer.concat([sample, chunk]);
    if (sample.length >= SAMPLE_BYTES) {
      decoder = fittingDecoder(sample);
      yield decoder.decode(sample, { stream: true });
      sample = Buffer.alloc(0);
    }
  }
  yield (decoder ?? fittingDecoder(sample)).decode(sample);
}

function declaredEncoding(start: Uint8Array): TextDecoder | undefined {
  const [a, b, c] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8');
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le');
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be');
  const label = /^\s*<\?xml[^>]*?encoding=["']([\w-]+)["']/.exec(
    Buffer.from(start.subarray(0, HEAD_BYTES)).toString('latin1'),
  );
  const name = label?.[1]?.toLowerCase();
  // Guides that say gb2312 use characters beyond it; GB 18030 contains both.
  if (name?.startsWith('gb')) return new TextDecoder('gb18030');
  return undefined;
}

/** UTF-8, unless so much of the sample is no UTF-8 that a stray broken byte can't be the reason. */
function fittingDecoder(sample: Uint8Array): TextDecoder {
  const asUtf8 = new TextDecoder('utf-8').decode(sample, { stream: true });
  const broken = asUtf8.split('\ufffd').length - 1;
  const foreign = [...asUtf8].filter((character) => character > '\u007f').length;
  return new TextDecoder(broken > foreign / 3 ? 'gb18030' : 'utf-8');
}
