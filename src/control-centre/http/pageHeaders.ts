import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { OPERATOR_PATH } from './sessionGate';

const CONSOLE = '/console/';
/** The box's own page is framed by simulator and console, and may be by a portal of the network. */
const FRAMED_ANYWHERE = '/box/';

/** Only our own files, except what Ant Design writes into style elements and a preview of the real box. */
const CONSOLE_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'", 'ws:', 'wss:'],
    workerSrc: ["'self'", 'blob:'],
    frameSrc: ["'self'"],
    frameAncestors: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
  },
};

/** Boxes are loaded from elsewhere and read from here, so nothing that would keep them out holds everywhere. */
const EVERYWHERE: FastifyHelmetOptions = {
  global: false,
  contentSecurityPolicy: false,
  crossOriginEmbedderPolicy: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: false,
  originAgentCluster: false,
  // Whether a name is reached by TLS only is for the proxy in front to promise.
  strictTransportSecurity: false,
  referrerPolicy: false,
  xFrameOptions: { action: 'sameorigin' },
};

/** Whether a request is for what stands below a path; the route counts, since an address can be written in many ways. */
const isBelow = ({ routeOptions, url }: FastifyRequest, path: string): boolean =>
  url.startsWith(path) || (routeOptions.url?.startsWith(path) ?? false);

/** Whether a request is for what only operators may see. */
export const isForOperators = (request: FastifyRequest): boolean => isBelow(request, OPERATOR_PATH);

/** Headers that keep pages from being framed, sniffed or fed with foreign scripts; strictest for operators. */
export async function protectPages(app: FastifyInstance): Promise<void> {
  await app.register(helmet, EVERYWHERE);
  app.addHook('onRequest', async (request, reply) => {
    if (isBelow(request, CONSOLE)) {
      await reply.helmet({
        contentSecurityPolicy: CONSOLE_POLICY,
        crossOriginOpenerPolicy: { policy: 'same-origin' },
        crossOriginResourcePolicy: { policy: 'same-origin' },
        referrerPolicy: { policy: 'no-referrer' },
      });
    } else if (isForOperators(request)) {
      reply.header('cache-control', 'no-store');
      await reply.helmet({ crossOriginResourcePolicy: { policy: 'same-origin' } });
    } else {
      await reply.helmet(isBelow(request, FRAMED_ANYWHERE) ? { xFrameOptions: false } : {});
    }
  });
}
