import compress from '@fastify/compress';
import cors from '@fastify/cors';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Store } from '../store';
import { HttpError, sendError, sendNotFound } from './errors';
import { importRoutes } from './importRoutes';
import { TokenGate } from './importToken';
import { described } from './openApi';
import { readRoutes } from './readRoutes';
import { RevisionBook } from './revisionBook';
import { type StaticMount, serveFolders } from './staticMounts';

export interface ServerOptions {
  store: Store;
  /** What imports have to show. */
  importToken: string;
  /** Folders of built files: the box, the simulator. */
  mounts?: readonly StaticMount[];
  /** pino's level; logs go to stdout as JSON. */
  logLevel?: string;
  /** The clock, ms since 1970. */
  now?: () => number;
}

const LONGEST_UPLOAD_MS = 15 * 60_000;
const HOME = '/simulator/';
const DOCS = '/api/docs';

/** Assembles the control centre's HTTP side. It does not listen yet, and leaves the store open when it closes. */
export async function createServer({
  store,
  importToken,
  mounts = [],
  logLevel = 'warn',
  now = Date.now,
}: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: logLevel },
    requestTimeout: LONGEST_UPLOAD_MS,
    routerOptions: { maxParamLength: 200 },
  });
  // The contract checks what comes in; the JSON schemas are only for the documentation.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  app.setErrorHandler(sendError);
  app.setNotFoundHandler(sendNotFound);

  const stopping = new AbortController();
  app.addHook('preClose', async () => stopping.abort());

  await app.register(compress, { global: true, globalDecompression: false, encodings: ['gzip'] });
  // A box may have been loaded from elsewhere. It only reads, and nobody is logged in.
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD'],
    exposedHeaders: ['ETag'],
    maxAge: 86_400,
  });
  await app.register(swagger, {
    openapi: {
      info: { title: '彩云电视 Caiyun TV: control centre', version: '1' },
      components: { securitySchemes: { importToken: { type: 'http', scheme: 'bearer' } } },
    },
  });
  await app.register(swaggerUi, { routePrefix: DOCS });

  const revisions = new RevisionBook(store);
  await app.register(readRoutes({ store, revisions, now }));
  await app.register(
    importRoutes({ store, revisions, gate: new TokenGate(importToken, now), now, stopping: stopping.signal }),
  );
  app.get(
    '/healthz',
    {
      schema: described({
        tag: 'operation',
        summary: 'Whether this process can do its work',
        answer: v.object({ ok: v.boolean() }),
        errors: { 503: 'the database does not answer' },
      }),
    },
    async (request, reply) => {
      try {
        await sql`select 1`.execute(store.db);
      } catch (error) {
        request.log.error({ err: error }, 'the database does not answer');
        throw new HttpError(503, 'no-database', 'the database does not answer');
      }
      return reply.header('cache-control', 'no-store').send({ ok: true });
    },
  );
  const served = await serveFolders(app, mounts);
  const home = served.includes(HOME) ? HOME : DOCS;
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect(home));
  return app;
}
