import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Account, mayDo, type Permission, type Session } from '../../contract/desk';
import { type OpenSession, resumeSession } from '../accounts';
import { writeAudit } from '../audit';
import type { Store } from '../store';
import { HttpError } from './errors';
import { isEqual } from './isEqual';

/** Everything that needs a session is below this path; nothing of it may be read from another origin. */
export const OPERATOR_PATH = '/api/v1/operator';

export const SESSION_COOKIE = 'caiyun-session';
const CSRF_HEADER = 'x-csrf-token';
const CHANGES_NOTHING = ['GET', 'HEAD'];

/** Lets operators through to what their role allows. The session is a cookie, its proof against forgery a header. */
export class SessionGate {
  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {}

  /**
   * The operator of a request, who may do this. Which divisions it may concern is for the caller to check:
   * see `mayTouch`.
   *
   * @throws {HttpError} 401 without a session, 403 'csrf' or 'forbidden'
   */
  async admit(request: FastifyRequest, permission: Permission): Promise<Account> {
    const { account } = await this.identify(request);
    if (mayDo(account.role, permission)) return account;
    const detail = { method: request.method, path: request.routeOptions.url ?? '' };
    const entry = { actor: account.name, action: 'access.refused', subject: permission, detail };
    await writeAudit(this.store.db, entry, this.now());
    throw new HttpError(403, 'forbidden', `a ${account.role} may not do this (it needs ${permission})`);
  }

  /**
   * The session of a request, whatever its role.
   *
   * @throws {HttpError} 401 without a session, 403 'csrf'
   */
  async identify(request: FastifyRequest): Promise<OpenSession> {
    const id = request.cookies[SESSION_COOKIE];
    const session = id === undefined ? undefined : await resumeSession(this.store.db, id, this.now());
    if (!session)
      throw new HttpError(401, 'no-session', 'nobody is signed in here, or the session has ended');
    const shown = String(request.headers[CSRF_HEADER] ?? '');
    if (!CHANGES_NOTHING.includes(request.method) && !isEqual(shown, session.csrf)) {
      throw new HttpError(403, 'csrf', `a call that changes something needs the session's ${CSRF_HEADER}`);
    }
    return session;
  }

  /** Gives a session to the browser that signed in, as a cookie that no script can read. */
  static give(request: FastifyRequest, reply: FastifyReply, session: OpenSession): Session {
    reply.setCookie(SESSION_COOKIE, session.id, cookieOptions(request));
    return visible(session);
  }

  static takeBack(request: FastifyRequest, reply: FastifyReply): void {
    reply.clearCookie(SESSION_COOKIE, cookieOptions(request));
  }
}

/** A session without its id. */
export function visible({ account, csrf, expires }: OpenSession): Session {
  return { account, csrf, expires };
}

function cookieOptions(request: FastifyRequest) {
  const secure = request.protocol === 'https';
  return { path: OPERATOR_PATH, httpOnly: true, sameSite: 'strict', secure } as const;
}
