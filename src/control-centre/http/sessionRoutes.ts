import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { check } from '../../contract';
import { AcceptInvitation, InvitationToken, OpenedInvitation, Session, SignIn } from '../../contract/desk';
import { AccountError, acceptInvitation, openInvitation, signIn, signOut } from '../accounts';
import type { Store } from '../store';
import { AttemptBrake } from './attemptBrake';
import { described, jsonBody } from './openApi';
import { OPERATOR_PATH, SessionGate, visible } from './sessionGate';

/** Wrong sign-ins in a minute from one address. */
const ATTEMPTS = 20;
const SESSION = `${OPERATOR_PATH}/session`;
const INVITATIONS = `${OPERATOR_PATH}/invitations`;

export interface SessionContext {
  store: Store;
  gate: SessionGate;
  now: () => number;
}

/** How operators come in and go. */
export function sessionRoutes({ store: { db }, gate, now }: SessionContext) {
  const brake = new AttemptBrake(ATTEMPTS, 'passwords, codes or invitations', now);

  /** Someone who is not known yet tries to come in. */
  async function attempt<Result>(request: FastifyRequest, work: () => Promise<Result>): Promise<Result> {
    brake.begin(request.ip);
    try {
      const result = await work();
      brake.forgive(request.ip);
      return result;
    } catch (error) {
      // Nobody guessed wrong.
      if (!(error instanceof AccountError) || error.code === 'overloaded') brake.forgive(request.ip);
      throw error;
    }
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.post(
      SESSION,
      {
        schema: described({
          tag: 'session',
          summary: 'Signs in with password and second factor',
          body: jsonBody(SignIn),
          answer: Session,
          errors: {
            401: 'something of it is wrong; it is not told what',
            429: 'too many wrong ones from this address',
            503: 'too many people are signing in',
          },
        }),
      },
      async (request, reply): Promise<Session> => {
        const credentials = check(SignIn, request.body, `POST ${SESSION}`);
        const session = await attempt(request, () => signIn(db, credentials, request.ip, now()));
        return SessionGate.give(request, reply, session);
      },
    );

    app.get(
      SESSION,
      {
        schema: described({
          tag: 'session',
          summary: 'Who is signed in here',
          needsSession: true,
          answer: Session,
          errors: { 401: 'nobody' },
        }),
      },
      async (request): Promise<Session> => visible(await gate.identify(request)),
    );

    app.delete(
      SESSION,
      {
        schema: described({
          tag: 'session',
          summary: 'Signs out',
          needsSession: true,
          answer: v.object({}),
          errors: { 401: 'nobody is signed in here', 403: 'the csrf token is missing or wrong' },
        }),
      },
      async (request, reply) => {
        await signOut(db, await gate.identify(request), now());
        SessionGate.takeBack(request, reply);
        return {};
      },
    );

    app.post(
      `${INVITATIONS}/open`,
      {
        schema: described({
          tag: 'session',
          summary: 'What an invited person needs to set up the second factor',
          body: jsonBody(InvitationToken),
          answer: OpenedInvitation,
          errors: { 404: 'the invitation is unknown, used or over', 429: 'too many wrong ones' },
        }),
      },
      async (request): Promise<OpenedInvitation> => {
        const { token } = check(InvitationToken, request.body, `POST ${INVITATIONS}/open`);
        return attempt(request, () => openInvitation(db, token, request.ip, now()));
      },
    );

    app.post(
      `${INVITATIONS}/accept`,
      {
        schema: described({
          tag: 'session',
          summary: 'Chooses the password, proves the second factor, and signs in',
          body: jsonBody(AcceptInvitation),
          answer: Session,
          errors: {
            400: 'the password is too short',
            404: 'the invitation is unknown, used or over',
            422: 'the code is wrong',
            429: 'too many wrong ones',
          },
        }),
      },
      async (request, reply): Promise<Session> => {
        const accepted = check(AcceptInvitation, request.body, `POST ${INVITATIONS}/accept`);
        const session = await attempt(request, () => acceptInvitation(db, accepted, request.ip, now()));
        return SessionGate.give(request, reply, session);
      },
    );
  };
}
