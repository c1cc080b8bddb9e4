import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { BoxId, check, Enrolment, EnrolmentRequest, ReceiptBatch } from '../../contract';
import type { Boxes } from '../boxes';
import type { Push } from '../push';
import { AttemptBrake } from './attemptBrake';
import { EnrolmentBrake } from './enrolmentBrake';
import { HttpError } from './errors';
import { described, jsonBody } from './openApi';

/** What boxes say without being signed in: every origin may, since a box may have been loaded from elsewhere. */
export const BOX_PATH = '/api/v1/boxes';
const RECEIPTS = `${BOX_PATH}/:box/receipts`;
const BoxParams = v.object({ box: BoxId });
const LONGEST_BODY = 65_536;
const WRONG_TOKENS = 20;

export interface BoxContext {
  boxes: Boxes;
  push: Push;
  now: () => number;
}

/** What boxes tell over HTTP. */
export function boxRoutes({ boxes, push, now }: BoxContext) {
  const enrolments = new EnrolmentBrake(now);
  const wrongTokens = new AttemptBrake(WRONG_TOKENS, 'box tokens', now);

  return async (app: FastifyInstance): Promise<void> => {
    app.post(
      BOX_PATH,
      {
        bodyLimit: LONGEST_BODY,
        schema: described({
          tag: 'box',
          summary: 'Gives a box its name and its token',
          description:
            'A box that has a name shows its token ("Authorization: Bearer …") and keeps both. Name and token are user name ' +
            'and password on the push channel.',
          body: jsonBody(EnrolmentRequest),
          answer: Enrolment,
          errors: {
            400: 'division or model are missing or wrong',
            401: 'the token is not that of the box',
            429: 'too many boxes from one address; Retry-After says when to come back',
          },
        }),
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        enrolments.admit(request.ip);
        return boxes.enrol(check(EnrolmentRequest, request.body, `POST ${BOX_PATH}`), tokenOf(request));
      },
    );

    app.post(
      RECEIPTS,
      {
        bodyLimit: LONGEST_BODY,
        schema: described({
          tag: 'box',
          summary: 'What became of alerts on a box',
          description:
            'For boxes that the push channel does not reach. Needs the token of the box ("Authorization: Bearer …"). What ' +
            'comes twice counts once.',
          params: BoxParams,
          body: jsonBody(ReceiptBatch),
          answer: v.object({}),
          errors: { 400: 'the receipts are malformed', 401: 'the token is not that of the box' },
        }),
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const { box } = check(BoxParams, request.params, `POST ${RECEIPTS}`);
        wrongTokens.begin(request.ip);
        if (!boxes.isBox(box, tokenOf(request)))
          throw new HttpError(401, 'unauthorized', 'this needs the token that the box got when it enrolled');
        wrongTokens.forgive(request.ip);
        push.takeReceipts(box, check(ReceiptBatch, request.body, `POST ${RECEIPTS}`), now());
        return {};
      },
    );
  };
}

const tokenOf = ({ headers }: FastifyRequest): string =>
  /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
