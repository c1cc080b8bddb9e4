import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const compress = promisify(gzip);

/** Bytes of answers that are kept, compressed and plain together. */
const MAX_KEPT_BYTES = 64 * 2 ** 20;
/** Below this compression gains nothing. */
const WORTH_COMPRESSING = 1024;

/** To be raised when the same data is answered in another form, or boxes would keep the old one. */
const FORMAT = 1;

interface Prepared {
  plain: Buffer;
  gzipped: Buffer | undefined;
}

interface Entry {
  revision: string;
  body: Promise<Prepared>;
  bytes: number;
}

/**
 * Answers that are the same for everybody until a revision changes: made, and compressed, once, however many
 * boxes ask.
 */
export class PreparedBodies {
  /** In the order of their last use. */
  private readonly entries = new Map<string, Entry>();
  private bytes = 0;

  /**
   * Answers with the body for a key and revision, with 304 where the asker has it already.
   *
   * @param make gives the body as JSON text; called only when it is not there yet
   */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    { key, revision }: { key: string; revision: string },
    make: () => Promise<string>,
  ): Promise<FastifyReply> {
    const etag = `W/"${FORMAT}-${revision}"`;
    reply.headers({ etag, 'cache-control': 'public, no-cache', vary: 'accept-encoding' });
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    const { plain, gzipped } = await this.prepare(key, revision, make);
    reply.type('application/json; charset=utf-8');
    if (!gzipped || !takesGzip(request.headers['accept-encoding'])) return reply.send(plain);
    return reply.header('content-encoding', 'gzip').send(gzipped);
  }

  private prepare(key: string, revision: string, make: () => Promise<string>): Promise<Prepared> {
    const known = this.entries.get(key);
    if (known?.revision === revision) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known.body;
    }
    if (known) this.drop(key, known);
    const entry: Entry = { revision, body: prepared(make), bytes: 0 };
    this.entries.set(key, entry);
    entry.body.then(
      ({ plain, gzipped }) => this.weigh(key, entry, plain.length + (gzipped?.length ?? 0)),
      () => this.drop(key, entry),
    );
    return entry.body;
  }

  private weigh(key: string, entry: Entry, bytes: number): void {
    if (this.entries.get(key) !== entry) return;
    entry.bytes = bytes;
    this.bytes += bytes;
    for (const [oldKey, old] of this.entries) {
      if (this.bytes <= MAX_KEPT_BYTES) break;
      if (old !== entry) this.drop(oldKey, old);
    }
  }

  private drop(key: string, entry: Entry): void {
    if (this.entries.get(key) !== entry) return;
    this.entries.delete(key);
    this.bytes -= entry.bytes;
  }
}

async function prepared(make: () => Promise<string>): Promise<Prepared> {
  const plain = Buffer.from(await make());
  const gzipped = plain.length >= WORTH_COMPRESSING ? await compress(plain) : undefined;
  return { plain, gzipped };
}

function isKnown(header: string | undefined, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header === '*' || (header?.split(',').some((tag) => bare(tag) === bare(etag)) ?? false);
}

function takesGzip(header: string | string[] | undefined): boolean {
  return /(?:^|,)\s*(?:gzip|\*)\s*(?:;(?!\s*q=0(?:\.0*)?\s*(?:,|$))|,|$)/i.test(String(header ?? ''));
}
