import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { ContractError } from '../../contract';
import { AccountError, type AccountErrorCode } from '../accounts';
import { AlertError, type AlertErrorCode } from '../alerts';
import { BoxError } from '../boxes';
import { RefusedError } from '../intake';
import { ImportBusyError } from '../store';

/** How every error of the API looks. */
export const ErrorBody = v.object({
  error: v.object({
    /** For programmes; stays the same when the message is reworded. */
    code: v.string(),
    /** For people. */
    message: v.string(),
    /** The field of the request that is wrong. */
    field: v.optional(v.string()),
  }),
});
export type ErrorBody = v.InferOutput<typeof ErrorBody>;

/** An error that a route answers with on purpose. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterS?: number,
  ) {
    super(message);
  }
}

const OF_ACCOUNTS: Record<AccountErrorCode, number> = {
  refused: 401,
  outside: 403,
  invitation: 404,
  unknown: 404,
  disabled: 409,
  'last-administrator': 409,
  taken: 409,
  code: 422,
  role: 422,
  overloaded: 503,
};

const OF_ALERTS: Record<AlertErrorCode, number> = {
  outside: 403,
  'two-persons': 403,
  'unknown-alert': 404,
  changed: 409,
  'wrong-state': 409,
  'in-hand': 409,
  'not-active': 409,
  code: 422,
  typed: 422,
  invalid: 422,
};

interface Answer {
  status: number;
  body: ErrorBody;
  retryAfterS?: number | undefined;
}

function answerTo(error: unknown): Answer {
  const say = (status: number, code: string, message: string, field?: string): Answer => ({
    status,
    body: { error: { code, message, ...(field && { field }) } },
  });
  if (error instanceof HttpError) {
    return { ...say(error.status, error.code, error.message), retryAfterS: error.retryAfterS };
  }
  if (error instanceof ContractError) return say(400, 'invalid', error.message, error.field);
  if (error instanceof AccountError) {
    const answer = say(OF_ACCOUNTS[error.code], error.code, error.message, error.field);
    return error.code === 'overloaded' ? { ...answer, retryAfterS: 5 } : answer;
  }
  if (error instanceof AlertError) return say(OF_ALERTS[error.code], error.code, error.message, error.field);
  if (error instanceof BoxError) return say(401, 'unauthorized', error.message);
  if (error instanceof RefusedError) return say(422, error.code, error.message);
  if (error instanceof ImportBusyError) return { ...say(409, 'busy', error.message), retryAfterS: 5 };
  const { statusCode = 500, code, message } = error as Partial<FastifyError>;
  if (statusCode >= 400 && statusCode < 500) {
    return say(
      statusCode,
      code
        ?.toLowerCase()
        .replace(/^fst_err_(?:ctp_)?|^fst_/, '')
        .replace(/_/g, '-') ?? 'refused',
      message ?? '',
    );
  }
  return say(500, 'internal', 'the control centre failed to answer; its log says why');
}

/** Answers an error in the API's form; what is our own fault is logged. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body, retryAfterS } = answerTo(error);
  if (status >= 500 && !(error instanceof HttpError)) request.log.error({ err: error }, body.error.message);
  // The rest of an upload that is refused is not worth receiving.
  if (request.method === 'POST' && !request.raw.complete) reply.header('connection', 'close');
  if (retryAfterS !== undefined) reply.header('retry-after', retryAfterS);
  return reply.code(status).header('cache-control', 'no-store').send(body);
}

export function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [path] = request.url.split('?');
  return sendError(
    new HttpError(404, 'not-found', `there is nothing at ${request.method} ${path}`),
    request,
    reply,
  );
}
