import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Alert,
  type Authorisation,
  covers,
  type Envelope,
  judge,
  type Receiver,
  SEVERITIES,
} from '../../contract';
import * as signer from '../../sm2/node';
import { createStorage } from '../box';
import { EVENING, sampleAlert } from '../testing';
import { createVerifier } from './verifier';

const RUNS = 10_000;
const MUTATIONS = 100_000;
/** Of these go through SM2 as a box has it (sm-crypto, some 20 ms each); the others through a list of what was signed. */
const THROUGH_SM2 = 1500;

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
process.stdout.write(
  `judging.test.ts: seed ${seed}, ${RUNS} cases, ${MUTATIONS} mutations, ${THROUGH_SM2} of them through SM2\n`,
);

const root = signer.generateKeyPair();
const key = signer.generateKeyPair();
const signed = new Set<string>();

function sign(text: string, pair: typeof root) {
  const signature = signer.sign(text, pair.privatePem);
  signed.add(`${text} ${signature} ${pair.publicKey}`);
  return { text, signature };
}

const grant: Authorisation = {
  key: key.publicKey,
  holder: '漾濞彝族自治县应急管理局',
  divisions: ['532922000000'],
  severities: [...SEVERITIES],
  from: EVENING - 86_400,
  until: EVENING + 86_400,
};

const enveloped = (alert: unknown, authorisation: unknown = grant): Envelope => ({
  message: sign(JSON.stringify(alert), key),
  authorisation: sign(JSON.stringify(authorisation), root),
});

const receiver = (change: Partial<Receiver> = {}): Receiver => ({
  division: '532922000000',
  roots: [root.publicKey],
  now: EVENING + 10,
  seen: () => undefined,
  verify: (text, signature, publicKey) => signed.has(`${text} ${signature} ${publicKey}`),
  ...change,
});

describe('the judge', () => {
  const areas = ['530000000000', '532900000000', '532922000000', '532922101000', '530102000000'];

  it('takes exactly what its rules let in', () => {
    const property = fc.property(
      fc.record({
        area: fc.constantFrom(...areas),
        division: fc.constantFrom(...areas),
        granted: fc.constantFrom(...areas),
        severity: fc.constantFrom(...SEVERITIES),
        severities: fc.subarray([...SEVERITIES], { minLength: 1 }),
        sent: fc.integer({ min: -7200, max: 1200 }),
        lasts: fc.integer({ min: -100, max: 40 * 86_400 }),
        from: fc.integer({ min: -10_000, max: 100 }),
        lives: fc.integer({ min: -100, max: 20_000 }),
        revision: fc.integer({ min: 1, max: 5 }),
        seen: fc.option(fc.integer({ min: 1, max: 5 })),
        known: fc.boolean(),
        honest: fc.boolean(),
      }),
      (given) => {
        const now = EVENING;
        const sent = now + given.sent;
        const expires = sent + given.lasts;
        const { severity, severities, revision, area } = given;
        const authorised = { ...grant, divisions: [given.granted], severities };
        const times = { from: now + given.from, until: now + given.from + given.lives };
        const message = JSON.stringify(
          sampleAlert({ areas: [area], severity, sent, effective: sent, expires, revision }),
        );
        const authorisation = JSON.stringify({ ...authorised, ...times });
        const envelope = {
          message: { text: message, signature: 'a'.repeat(128) },
          authorisation: { text: authorisation, signature: 'b'.repeat(128) },
        };
        const verdict = judge(
          envelope,
          receiver({
            now,
            division: given.division,
            seen: () => (given.seen === null ? undefined : { revision: given.seen }),
            verify: (text, _signature, publicKey) =>
              text === authorisation ? given.known && publicKey === root.publicKey : given.honest,
          }),
        );
        const reaches =
          given.division === '530000000000' ? area === given.division : covers(area, given.division);
        const lets =
          given.known &&
          given.honest &&
          given.lasts >= 0 &&
          given.lasts <= 30 * 86_400 &&
          covers(given.granted, area) &&
          severities.indexOf(severity) >= 0 &&
          sent >= times.from &&
          sent < times.until &&
          now < times.until &&
          sent <= now + 300 &&
          reaches &&
          now < expires &&
          (given.seen === null || given.seen <= revision);
        expect(verdict.kind).toBe(lets ? (given.seen === revision ? 'known' : 'take') : 'reject');
      },
    );
    fc.assert(property, { numRuns: RUNS, seed });
  });

  it('answers whatever it is given, and takes nothing that nobody signed', () => {
    const property = fc.property(fc.anything(), (value) => {
      expect(judge(value, receiver())).toMatchObject({ kind: 'reject' });
    });
    fc.assert(property, { numRuns: RUNS, seed });
  });

  it('a check that throws is a rejection', () => {
    const verify = () => {
      throw new Error('a broken library');
    };
    const verdict = judge(enveloped(sampleAlert()), receiver({ verify }));
    expect(verdict).toMatchObject({ kind: 'reject', reason: 'unauthorised' });
  });

  it.each<[string, () => unknown, string]>([
    ['a flipped byte', () => flipped(enveloped(sampleAlert())), 'signature'],
    [
      'a key for another county',
      () => enveloped(sampleAlert(), { ...grant, divisions: ['530102000000'] }),
      'division-not-authorised',
    ],
    [
      'a key that may not do red',
      () => enveloped(sampleAlert(), { ...grant, severities: ['blue'] }),
      'severity-not-authorised',
    ],
    [
      'a key that had run out',
      () => enveloped(sampleAlert(), { ...grant, until: EVENING - 1 }),
      'authorisation-expired',
    ],
    ['an alert that has ended', () => enveloped(sampleAlert({ expires: EVENING + 5 })), 'expired'],
    [
      'an alert from the future',
      () => enveloped(sampleAlert({ sent: EVENING + 900, expires: EVENING + 3600 })),
      'not-yet',
    ],
  ])('through real SM2: %s is rejected as %s', (_what, make, reason) => {
    const verifier = createVerifier(createStorage('t', undefined), () => false);
    const verdict = judge(make(), receiver({ verify: (text, s, k) => verifier.verify(text, s, k) }));
    expect(verdict).toMatchObject({ kind: 'reject', reason });
  });

  it('through real SM2 an honest envelope is taken', () => {
    const verifier = createVerifier(createStorage('t', undefined), () => false);
    const verdict = judge(
      enveloped(sampleAlert()),
      receiver({ verify: (t, s, k) => verifier.verify(t, s, k) }),
    );
    expect(verdict.kind).toBe('take');
    expect(verifier.warmUp()).toBe(true);
  });
});

function flipped({ message, authorisation }: Envelope): Envelope {
  return { message: { ...message, text: message.text.replace('五十', '五百') }, authorisation };
}

/** Numbers that follow from a seed (mulberry32). */
function numbers(from: number): (below: number) => number {
  let state = from;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Another envelope made of these: one to three cuts, insertions or exchanges, or parts of one in the other. */
function mutated(originals: readonly Envelope[], next: (below: number) => number): unknown {
  const original = originals[next(originals.length)]!;
  if (next(10) === 0) {
    const other = originals[next(originals.length)]!;
    const crossed = { message: { ...original.message }, authorisation: { ...other.authorisation } };
    if (next(2)) crossed.message.signature = other.message.signature;
    return crossed;
  }
  let text = JSON.stringify(original);
  for (let change = next(3); change >= 0; change--) {
    const at = next(text.length);
    const kind = next(4);
    if (kind === 0) text = text.slice(0, at) + text.slice(at + 1 + next(8));
    else if (kind === 1) text = text.slice(0, at) + String.fromCharCode(next(0x250)) + text.slice(at);
    else if (kind === 2) text = text.slice(0, at) + text[next(text.length)]! + text.slice(at + 1);
    else {
      const flippedCode = text.charCodeAt(at) ^ (1 << next(8));
      text = text.slice(0, at) + String.fromCharCode(flippedCode) + text.slice(at + 1);
    }
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

describe('mutated envelopes', () => {
  const alerts: Alert[] = [
    sampleAlert(),
    sampleAlert({ id: '532922000000-weather-20261123190000-0002', severity: 'blue', exercise: true }),
    sampleAlert({ revision: 2, kind: 'cancel', reason: 'lifted' }),
  ];
  const originals = [
    ...alerts.map((alert) => enveloped(alert)),
    enveloped(alerts[0], { ...grant, holder: '气象' }),
  ];
  /** What a receiver understands of an envelope: fields that are not in the contract mean nothing. */
  const meanings = new Set<string>();
  for (const { message } of originals)
    for (const { authorisation } of originals) meanings.add(JSON.stringify([message, authorisation]));
  const meaningOf = (value: unknown) => {
    const { message, authorisation } = value as Envelope;
    const part = ({ text, signature }: Envelope['message']) => ({ text, signature });
    return JSON.stringify([part(message), part(authorisation)]);
  };

  it(`${MUTATIONS} of them crash nothing and show nothing`, () => {
    const next = numbers(seed);
    const verifier = createVerifier(createStorage('t', undefined), () => false);
    let real = 0;
    let untouched = 0;
    for (let run = 0; run < MUTATIONS; run++) {
      const value = mutated(originals, next);
      const throughSm2 = real < THROUGH_SM2 && run % 20 === 0;
      if (throughSm2) real++;
      const verify: Receiver['verify'] = throughSm2
        ? (text, signature, publicKey) => verifier.verify(text, signature, publicKey)
        : receiver().verify;
      const verdict = judge(value, receiver({ verify }));
      if (verdict.kind === 'reject') continue;
      // Nothing was changed that means anything: every signed part is one that was really signed.
      untouched++;
      if (!meanings.has(meaningOf(value))) expect(value, `seed ${seed}, run ${run}`).toBe('rejected');
    }
    process.stdout.write(`judging.test.ts: ${untouched} mutations changed nothing that is signed\n`);
    expect(real).toBe(THROUGH_SM2);
    expect(untouched).toBeLessThan(MUTATIONS / 5);
  });
});
