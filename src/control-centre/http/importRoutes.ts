import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { check, ImportReport } from '../../contract';
import { importDivisions } from '../divisions';
import { importGuide } from '../guide';
import { type Source, streamSource, urlSource } from '../intake';
import { importPlaylist } from '../lineup';
import type { Store } from '../store';
import { HttpError } from './errors';
import type { TokenGate } from './importToken';
import { described, openApiSchema } from './openApi';
import type { RevisionBook } from './revisionBook';

/** Where to fetch the file from, instead of the file itself. */
const FromUrl = v.object({ url: v.pipe(v.string(), v.url(), v.maxLength(4096)) });
const MAX_JSON_BYTES = 64 * 1024;

export interface ImportContext {
  store: Store;
  revisions: RevisionBook;
  gate: TokenGate;
  now: () => number;
  /** Aborted when the control centre stops. */
  stopping: AbortSignal;
}

/** Ways for new content to come in; each needs the import token. */
export function importRoutes({ store, revisions, gate, now, stopping }: ImportContext) {
  const kinds: { path: string; what: string; take: (source: Source) => Promise<ImportReport> }[] = [
    {
      path: 'playlist',
      what: 'M3U playlist, as the new line-up',
      take: (source) => importPlaylist(store, source, stopping),
    },
    {
      path: 'guide',
      what: 'XMLTV guide, for the channels and the time that it covers',
      take: (source) => importGuide(store, source, { signal: stopping, now: now() }),
    },
    {
      path: 'divisions',
      what: 'tree of divisions (JSON), in place of the old one',
      take: (source) => importDivisions(store, source, stopping),
    },
  ];

  return async (app: FastifyInstance): Promise<void> => {
    // Files are handed on as they arrive: a guide is far too large to be collected first.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    app.addHook('onRequest', async (request) => gate.admit(request));

    for (const { path, what, take } of kinds) {
      app.post(
        `/api/v1/imports/${path}`,
        {
          schema: described({
            tag: 'imports',
            summary: `Takes in a ${what}`,
            description:
              'The body is the file itself (plain or gzip), of any content type but `application/json`, or ' +
              'JSON `{"url": "…"}` to have it fetched. Only one import of a kind runs at a time.',
            body: bodyDescription(),
            answer: ImportReport,
            errors: {
              401: 'the token is missing or wrong',
              409: 'an import of this kind is running',
              422: 'the file is refused as a whole; nothing has changed',
            },
            needsToken: true,
          }),
        },
        async (request): Promise<ImportReport> => {
          try {
            return await take(await sourceOf(request));
          } catch (error) {
            if (stopping.aborted) throw new HttpError(503, 'stopping', 'the control centre is stopping');
            throw error;
          } finally {
            revisions.forget();
          }
        },
      );
    }
  };
}

async function sourceOf(request: FastifyRequest): Promise<Source> {
  const { body } = request;
  if (!(body instanceof Readable)) throw new HttpError(400, 'no-body', 'the request has no file and no url');
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return streamSource(body, 'the uploaded file');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_JSON_BYTES) {
      throw new HttpError(
        413,
        'too-large',
        'JSON here is {"url": "…"}; send a file with another content type',
      );
    }
  }
  return urlSource(check(FromUrl, parseJson(Buffer.concat(chunks)), `POST ${request.url}`).url);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new HttpError(400, 'invalid', 'the body is not JSON');
  }
}

function bodyDescription(): object {
  return {
    body: {
      content: {
        'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
        'application/json': { schema: openApiSchema(FromUrl) },
      },
    },
  };
}
