import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';

/** A folder of built files under a path. */
export const StaticMount = v.object({
  /** Begins and ends with a slash: '/box/'. */
  prefix: v.pipe(v.string(), v.regex(/^\/(?:[\w-]+\/)+$/, 'a prefix is written /name/')),
  root: v.pipe(v.string(), v.minLength(1)),
});
export type StaticMount = v.InferOutput<typeof StaticMount>;

/** Bundlers write a hash of the content into such names, so what is behind one never changes. */
const HASHED_NAME = /[.-](?=[\w-]*\d)[\w-]{8,}\.(?:m?js|css|woff2?|png|svg|jpe?g|webp|wasm|json)$/;

/**
 * Serves built files. A folder that is not there is told in the log, and its path answers 404.
 *
 * @returns the prefixes that are served
 */
export async function serveFolders(app: FastifyInstance, mounts: readonly StaticMount[]): Promise<string[]> {
  const served: string[] = [];
  for (const { prefix, root } of mounts) {
    const folder = resolve(root);
    if (!existsSync(folder)) {
      app.log.warn(`${prefix} is not served: there is no folder ${folder} (has it been built?)`);
      continue;
    }
    await app.register(fastifyStatic, {
      root: folder,
      prefix,
      decorateReply: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const lasting = HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache';
        reply.setHeader('cache-control', lasting);
      },
    });
    app.get(prefix.slice(0, -1), { schema: { hide: true } }, (request, reply) => {
      const [, query] = request.url.split('?');
      return reply.redirect(query === undefined ? prefix : `${prefix}?${query}`);
    });
    served.push(prefix);
  }
  return served;
}
