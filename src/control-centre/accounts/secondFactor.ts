import { Secret, TOTP } from 'otpauth';

/** RFC 6238 with what every authenticator app knows: SHA-1, six digits, 30 s. */
const STEP_S = 30;
const DIGITS = 6;
/** A code is good one step early or late, for clocks that are off. */
const WINDOW = 1;

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: 'Caiyun TV', label, secret, digits: DIGITS, period: STEP_S });

/** A new secret, base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** The address that an authenticator app reads from a QR code. */
export const factorUri = (secret: string, name: string): string => totpOf(secret, name).toString();

/**
 * The step to which a code belongs; undefined when it is wrong or that step, or a later one, has been used: so no
 * code counts twice.
 *
 * @param used step of the last code that was taken
 * @param now ms since 1970
 */
export function stepOfCode(
  secret: string,
  code: string,
  used: number | null,
  now: number,
): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: WINDOW });
  if (delta === null) return undefined;
  const step = Math.floor(now / (STEP_S * 1000)) + delta;
  return used !== null && step <= used ? undefined : step;
}
