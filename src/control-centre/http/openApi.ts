import { toJsonSchema } from '@valibot/to-json-schema';
import type { FastifySchema } from 'fastify';
import type { GenericSchema } from 'valibot';
import { ErrorBody } from './errors';

/** A contract schema as the OpenAPI page shows it. Requests are checked with the contract itself. */
export function openApiSchema(schema: GenericSchema): object {
  return toJsonSchema(schema, {
    target: 'openapi-3.0',
    errorMode: 'ignore',
    // A schema that contains itself would need a name of its own; the page says it in words.
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema.type === 'lazy'
        ? { type: 'object', description: 'one more of the same form' }
        : undefined,
  });
}

interface Described {
  tag: string;
  summary: string;
  description?: string;
  params?: GenericSchema;
  query?: GenericSchema;
  body?: object;
  answer: GenericSchema;
  /** Status codes of errors with what they mean here. */
  errors?: Record<number, string>;
  needsToken?: boolean;
  /** An operator's session, and its csrf token unless it is a GET. */
  needsSession?: boolean;
}

/** A JSON body as the OpenAPI page shows it. */
export const jsonBody = (schema: GenericSchema): object => ({
  body: { content: { 'application/json': { schema: openApiSchema(schema) } } },
});

/** What the OpenAPI page says of a route. */
export function described({
  tag,
  summary,
  description,
  params,
  query,
  body,
  answer,
  errors,
  needsToken,
  needsSession,
}: Described) {
  const schema: FastifySchema & Record<string, unknown> = {
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(params && { params: openApiSchema(params) }),
    ...(query && { querystring: openApiSchema(query) }),
    ...(body && body),
    ...(needsToken && { security: [{ importToken: [] }] }),
    ...(needsSession && { security: [{ session: [] }] }),
    response: {
      200: { description: summary, ...openApiSchema(answer) },
      ...Object.fromEntries(
        Object.entries(errors ?? {}).map(([status, words]) => [
          status,
          { description: words, ...openApiSchema(ErrorBody) },
        ]),
      ),
    },
  };
  return schema;
}
