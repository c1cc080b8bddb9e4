import * as v from 'valibot';
import { Alert } from './alert';
import { covers, type DivisionCode, divisionLevel } from './division';
import { Authorisation, Envelope, type PublicKey, type Signature } from './envelope';
import type { RejectReason } from './receipt';

/** What a receiver knows when it judges an envelope. */
export interface Receiver {
  division: DivisionCode;
  /** The keys whose authorisations count. */
  roots: readonly PublicKey[];
  /** The control centre's time as the receiver knows it, seconds since 1970. */
  now: number;
  /** The highest revision of an alert that was taken before, with the signature it came with if that is kept. */
  seen(id: string): { revision: number } | undefined;
  /**
   * Whether a signature is SM2 with SM3 over the UTF-8 bytes of the text. May throw; that counts as false.
   * The check of an authorisation may be answered from memory.
   */
  verify(text: string, signature: Signature, key: PublicKey): boolean;
}

export type Verdict =
  | { kind: 'take'; alert: Alert; holder: string }
  /** The same revision again, over another path or after a reconnection: nothing to do, nothing to report. */
  | { kind: 'known'; alert: Alert }
  | { kind: 'reject'; reason: RejectReason; id?: string; revision?: number };

/** A box whose clock is a little behind still takes what has just been signed. */
const CLOCK_TOLERANCE_S = 300;
/** An alert that would live longer is refused, so what is older than this can't come back. */
export const LONGEST_LIFE_S = 30 * 86_400;

/**
 * Decides whether a receiver may show what an envelope holds. Nothing that fails any rule is shown, and whatever
 * goes wrong while judging is a rejection too. The order is that of the design: schema, chain of authorisation,
 * signature, clock, area, expiry, revision.
 */
export function judge(value: unknown, receiver: Receiver): Verdict {
  try {
    return judged(value, receiver);
  } catch {
    return { kind: 'reject', reason: 'malformed' };
  }
}

function judged(value: unknown, receiver: Receiver): Verdict {
  const envelope = v.safeParse(Envelope, value, { abortEarly: true });
  if (!envelope.success) return { kind: 'reject', reason: 'malformed' };
  const { message, authorisation } = envelope.output;
  const content = JSON.parse(message.text) as unknown;
  const named = nameOf(content);
  const reject = (reason: RejectReason): Verdict => ({ kind: 'reject', reason, ...named });

  const parsed = v.safeParse(Alert, content, { abortEarly: true });
  if (!parsed.success) return reject(isOtherFormat(content) ? 'version' : 'malformed');
  const alert = parsed.output;
  if (alert.sent > alert.expires || alert.expires - alert.sent > LONGEST_LIFE_S) return reject('malformed');

  const grantParsed = v.safeParse(Authorisation, JSON.parse(authorisation.text), { abortEarly: true });
  if (!grantParsed.success) return reject('unauthorised');
  const grant = grantParsed.output;
  const rooted = receiver.roots.some((root) =>
    holds(receiver, authorisation.text, authorisation.signature, root),
  );
  if (!rooted) return reject('unauthorised');
  if (!alert.areas.every((area) => grant.divisions.some((division) => covers(division, area))))
    return reject('division-not-authorised');
  if (grant.severities.indexOf(alert.severity) < 0) return reject('severity-not-authorised');
  if (!holds(receiver, message.text, message.signature, grant.key)) return reject('signature');

  // A key that has run out since may still have signed in its time: what counts is when the alert was sent …
  if (alert.sent < grant.from || alert.sent >= grant.until) return reject('authorisation-expired');
  // … which a thief of an old key could write as he likes, so the key must not have run out long ago either.
  if (receiver.now >= grant.until) return reject('authorisation-expired');
  if (alert.sent > receiver.now + CLOCK_TOLERANCE_S) return reject('not-yet');
  if (!alert.areas.some((area) => reaches(area, receiver.division))) return reject('area');
  if (receiver.now >= alert.expires) return reject('expired');
  const seen = receiver.seen(alert.id);
  if (seen && seen.revision > alert.revision) return reject('replay');
  if (seen && seen.revision === alert.revision) return { kind: 'known', alert };
  return { kind: 'take', alert, holder: grant.holder };
}

/** A box that has not been told where it stands takes only what is for the whole province. */
function reaches(area: DivisionCode, division: DivisionCode): boolean {
  return divisionLevel(division) === 'province' ? area === division : covers(area, division);
}

function holds(receiver: Receiver, text: string, signature: Signature, key: PublicKey): boolean {
  try {
    return receiver.verify(text, signature, key) === true;
  } catch {
    return false;
  }
}

/** The id and revision as far as they can be read, so that a rejection names what was rejected. */
function nameOf(content: unknown): { id?: string; revision?: number } {
  const { id, revision } = (content ?? {}) as { id?: unknown; revision?: unknown };
  return {
    ...(typeof id === 'string' && id.length <= 80 && { id }),
    ...(typeof revision === 'number' &&
      revision >= 0 &&
      revision < 1e6 && { revision: Math.floor(revision) }),
  };
}

function isOtherFormat(content: unknown): boolean {
  const { version } = (content ?? {}) as { version?: unknown };
  return typeof version === 'string' && !/^1\./.test(version);
}
