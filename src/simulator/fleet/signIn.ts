import { readFileSync } from 'node:fs';
import { Secret, TOTP } from 'otpauth';
import * as v from 'valibot';
import { check } from '../../contract';
import { Session } from '../../contract/desk';
import type { SignedIn } from './drive';

const Login = v.object({ name: v.string(), password: v.string(), secret: v.string() });
/** Two persons who drive drills: JSON with the password and the secret of the second factor (Base32) of each. */
const Logins = v.object({ composer: Login, approver: Login });
export type Logins = v.InferOutput<typeof Logins>;

export const readLogins = (file: string): Logins =>
  check(Logins, JSON.parse(readFileSync(file, 'utf8')), file);

/** Signs in over the API. The code of the second factor must not have been used before. */
export async function signIn(
  centre: string,
  { name, password, secret }: Logins['composer'],
): Promise<SignedIn> {
  const code = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate();
  const operator = `${centre}/api/v1/operator`;
  const answer = await fetch(`${operator}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password, code }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${name} can't sign in: ${answer.status} ${text}`);
  const { csrf } = check(Session, JSON.parse(text), 'session');
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return {
    async call<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
      const reply = await fetch(`${operator}${path}`, {
        method,
        headers: { cookie, 'x-csrf-token': csrf, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const words = await reply.text();
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${words}`);
      return JSON.parse(words) as Answer;
    },
  };
}
