import { Secret, TOTP } from 'otpauth';
import { check } from '../src/contract';
import { type Account, OpenedInvitation, Session } from '../src/contract/desk';
import type { World } from './world';

/** Long enough, and of no use outside a test's world. */
export const PASSWORD = 'gao yuan shang de yun';

/** A second factor in a person's hand: every code counts once, so that each time the next one is shown. */
export class Phone {
  private readonly totp: TOTP;
  private used = 0;

  constructor(secret: string) {
    this.totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
  }

  /** The next code that has not been used. Three are good at any moment: the last, this and the next one. */
  async code(): Promise<string> {
    const step = Math.floor(Date.now() / 30_000);
    const next = Math.max(step - 1, this.used + 1);
    if (next > step + 1) {
      await new Promise((resolve) => setTimeout(resolve, (next - 1) * 30_000 - Date.now()));
    }
    this.used = next;
    return this.totp.generate({ timestamp: next * 30_000 });
  }
}

/** A person at the control centre, over its API. */
export class Operator {
  private constructor(
    private readonly centre: string,
    readonly account: Account,
    readonly phone: Phone,
    private cookie: string,
    private csrf: string,
  ) {}

  /** Follows an invitation to its end: second factor, password, signed in. */
  static async accept(centre: string, token: string): Promise<Operator> {
    const opened = check(
      OpenedInvitation,
      await post(centre, '/api/v1/operator/invitations/open', { token }).then((answer) => answer.json()),
      'invitation',
    );
    const phone = new Phone(opened.totp.secret);
    const answer = await post(centre, '/api/v1/operator/invitations/accept', {
      token,
      password: PASSWORD,
      code: await phone.code(),
    });
    const session = check(Session, await answer.json(), 'session');
    return new Operator(centre, session.account, phone, cookieOf(answer), session.csrf);
  }

  /** Calls the operators' API. @throws when it refuses, with its words */
  async call<Answer>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Answer> {
    const answer = await this.ask(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  /** Calls as a page of somebody else would: with the cookie that the browser adds, without the proof. */
  askForged(method: string, path: string, body?: object): Promise<Response> {
    return this.ask(method, path, body, '');
  }

  ask(method: string, path: string, body?: object, csrf = this.csrf): Promise<Response> {
    return fetch(`${this.centre}/api/v1/operator${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        'x-csrf-token': csrf,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  /** Invites a person and lets them come in. */
  async invite(account: Account): Promise<Operator> {
    return Operator.accept(this.centre, await this.invitation(account));
  }

  async invitation(account: Account): Promise<string> {
    const { token } = await this.call<{ token: string }>('POST', '/accounts', account);
    return token;
  }
}

function post(centre: string, path: string, body: object): Promise<Response> {
  return fetch(`${centre}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(async (answer) => {
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  });
}

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** The first administrator, by the link that the control centre prints. */
export async function administrator(world: Pick<World, 'centre' | 'welcome'>): Promise<Operator> {
  return Operator.accept(world.centre, await world.welcome());
}

export const COMPOSER: Account = {
  name: 'zhang.wei',
  displayName: '张伟',
  organisation: 'bureau',
  role: 'composer',
  division: '530000000000',
};

export const APPROVER: Account = {
  name: 'li.na',
  displayName: '李娜',
  organisation: 'bureau',
  role: 'approver',
  division: '530000000000',
};
