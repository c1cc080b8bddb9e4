import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { AlertTemplate } from '../../contract/desk';
import type { AlertDesk } from '../alerts';
import type { Boxes } from '../boxes';
import type { Push } from '../push';
import type { Store } from '../store';
import { accountRoutes } from './accountRoutes';
import { activeAlertRoutes } from './activeAlertRoutes';
import { alertRoutes } from './alertRoutes';
import { auditRoutes } from './auditRoutes';
import { BOX_PATH, boxRoutes } from './boxRoutes';
import { HttpError, sendError, sendNotFound } from './errors';
import { importRoutes } from './importRoutes';
import { TokenGate } from './importToken';
import { described } from './openApi';
import { isForOperators, protectPages } from './pageHeaders';
import { servePush } from './pushUpgrade';
import { readRoutes } from './readRoutes';
import { RevisionBook } from './revisionBook';
import { SESSION_COOKIE, SessionGate } from './sessionGate';
import { sessionRoutes } from './sessionRoutes';
import { type StaticMount, serveFolders } from './staticMounts';

export interface ServerOptions {
  store: Store;
  boxes: Boxes;
  /** The push channel; it stays open when the server closes, and is to be closed first. */
  push: Push;
  desk: AlertDesk;
  /** What operators may begin an alert from. */
  templates?: readonly AlertTemplate[];
  /** What imports have to show. */
  importToken: string;
  /** Folders of built files: the box, the simulator. */
  mounts?: readonly StaticMount[];
  /** Proxies in front whose word on the caller's address and scheme is believed. */
  trustedProxies?: readonly string[];
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
  boxes,
  push,
  desk,
  templates = [],
  importToken,
  mounts = [],
  trustedProxies = [],
  logLevel = 'warn',
  now = Date.now,
}: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: logLevel },
    trustProxy: [...trustedProxies],
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
  // A box may have been loaded from elsewhere. It reads, and tells of itself with its token; nobody is signed in. Where
  // somebody is, no other origin reads anything.
  await app.register(cors, {
    delegator: async (request: FastifyRequest) => ({
      origin: isForOperators(request) ? false : '*',
      methods: request.url.startsWith(BOX_PATH) ? ['POST'] : ['GET', 'HEAD'],
      allowedHeaders: ['authorization', 'content-type'],
      exposedHeaders: ['ETag'],
      maxAge: 86_400,
    }),
  });
  await app.register(cookie);
  await protectPages(app);
  await app.register(swagger, {
    openapi: {
      info: { title: '彩云电视 Caiyun TV: control centre', version: '1' },
      components: {
        securitySchemes: {
          importToken: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        },
      },
    },
  });
  await app.register(swaggerUi, { routePrefix: DOCS });

  const revisions = new RevisionBook(store);
  await app.register(readRoutes({ store, revisions, push, now }));
  await app.register(boxRoutes({ boxes, push, now }));
  await app.register(activeAlertRoutes({ store, signer: desk.signer, now }));
  servePush(app.server, push);
  const tokenGate = new TokenGate(importToken, now);
  await app.register(importRoutes({ store, revisions, gate: tokenGate, now, stopping: stopping.signal }));
  const gate = new SessionGate(store, now);
  await app.register(sessionRoutes({ store, gate, now }));
  await app.register(accountRoutes({ store, gate, now }));
  await app.register(alertRoutes({ desk, gate, countBoxes: boxes.count, templates }));
  await app.register(auditRoutes({ store, gate, tokenGate }));
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
