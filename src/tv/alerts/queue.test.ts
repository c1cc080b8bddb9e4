import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alert, FORMS, SEVERITIES } from '../../contract';
import { sampleAlert } from '../testing';
import { type Arrangement, arrange, type Done, type Held, hold, inForce, precedence } from './queue';

const RUNS = 10_000;
const NOW = 1_795_500_000;
const DIVISIONS = ['530000000000', '532900000000', '532922000000'];

/** A seed per run, so that a failure can be had again: `FUZZ_SEED=… npx vitest run …`. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
process.stdout.write(`queue.test.ts: seed ${seed}, ${RUNS} cases for each property\n`);

const anAlert: fc.Arbitrary<Alert> = fc
  .record({
    serial: fc.integer({ min: 1, max: 6 }),
    revision: fc.integer({ min: 1, max: 4 }),
    kind: fc.constantFrom('alert', 'update', 'cancel'),
    exercise: fc.boolean(),
    severity: fc.constantFrom(...SEVERITIES),
    form: fc.constantFrom(...FORMS),
    division: fc.constantFrom(...DIVISIONS),
    sent: fc.integer({ min: NOW - 600, max: NOW }),
    starts: fc.integer({ min: -300, max: 60 }),
    lasts: fc.integer({ min: -60, max: 3600 }),
    quake: fc.boolean(),
  })
  .map(({ serial, form, division, starts, lasts, quake, ...rest }) => {
    const earthquake = {
      origin: NOW,
      latitude: 25,
      longitude: 100,
      depthKm: 10,
      magnitude: 5,
      place: '大理',
    };
    return sampleAlert({
      ...(rest as Partial<Alert>),
      id: `532922000000-emergency-20261123200000-000${serial}`,
      effective: NOW + starts,
      expires: NOW + lasts,
      authority: { division, code: 'emergency', name: '应急管理局' },
      presentation: { form, floor: 10, passes: 2 },
      ...(quake && { earthquake }),
    });
  });
const stream = fc.array(anAlert, { maxLength: 12 });
const doneMap: fc.Arbitrary<Done> = fc.dictionary(
  fc.integer({ min: 1, max: 6 }).map((serial) => `532922000000-emergency-20261123200000-000${serial}`),
  fc.integer({ min: 0, max: 4 }),
);

const heldOf = (alerts: readonly Alert[]): Held => alerts.reduce<Held>(hold, {});
/** Of one id and revision there is only one alert: the signer makes each once. */
const distinct = (alerts: readonly Alert[]) => {
  const known: Record<string, Alert> = {};
  for (const alert of alerts) known[`${alert.id} ${alert.revision}`] ??= alert;
  return Object.values(known);
};
const shownOf = ({ takeover, panel, crawls }: Arrangement) =>
  [takeover, panel, ...crawls].filter((alert) => alert !== undefined);
const check = (property: fc.IProperty<never> | fc.IRawProperty<unknown>) =>
  fc.assert(property as fc.IRawProperty<unknown>, { numRuns: RUNS, seed });

describe('the queue of alerts', () => {
  it('comes to the same whatever the order in which revisions come, and however often', () =>
    check(
      fc.property(stream, fc.infiniteStream(fc.nat()), (alerts, order) => {
        const once = distinct(alerts);
        const shuffled = [...once, ...once]
          .map((alert) => ({ alert, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ alert }) => alert);
        const plain = arrange(heldOf(once), {}, NOW);
        expect(arrange(heldOf(shuffled), {}, NOW)).toEqual(plain);
      }),
    ));

  it('shows nothing that is cancelled, run out, to come, older than what is known, or done', () =>
    check(
      fc.property(stream, doneMap, (alerts, done) => {
        const held = heldOf(alerts);
        for (const alert of shownOf(arrange(held, done, NOW))) {
          expect(inForce(alert, NOW)).toBe(true);
          expect(alert.kind).not.toBe('cancel');
          expect(Math.max(...alerts.filter(({ id }) => id === alert.id).map((one) => one.revision))).toBe(
            alert.revision,
          );
          expect((done[alert.id] ?? 0) < alert.revision).toBe(true);
        }
      }),
    ));

  it('never shows a drill while a real alert is open, and no panel beside a takeover', () =>
    check(
      fc.property(stream, doneMap, (alerts, done) => {
        const held = heldOf(alerts);
        const arrangement = arrange(held, done, NOW);
        const open = Object.values(held).filter(
          (alert) => inForce(alert, NOW) && !((done[alert.id] ?? 0) >= alert.revision),
        );
        if (open.some(({ exercise }) => !exercise))
          expect(shownOf(arrangement).every(({ exercise }) => !exercise)).toBe(true);
        expect(arrangement.takeover && arrangement.panel).toBeUndefined();
        expect(arrangement.crawls.length).toBeLessThanOrEqual(3);
      }),
    ));

  it('shows the first of each form, and loses none: each open alert stands as soon as those before it are done', () =>
    check(
      fc.property(stream, (alerts) => {
        const held = heldOf(alerts);
        const open = Object.values(held).filter((alert) => inForce(alert, NOW));
        const done: Record<string, number> = {};
        const met: Record<string, true> = {};
        for (let round = 0; round <= open.length; round++) {
          const shown = shownOf(arrange(held, done, NOW));
          if (shown.length === 0) break;
          for (const alert of shown) met[alert.id] = true;
          const [first] = [...shown].sort(precedence);
          done[first!.id] = first!.revision;
        }
        expect(Object.keys(met).sort()).toEqual(open.map(({ id }) => id).sort());
      }),
    ));

  it('orders without contradiction', () =>
    check(
      fc.property(anAlert, anAlert, anAlert, (a, b, c) => {
        if (a.id !== b.id) expect(Math.sign(precedence(a, b))).toBe(-Math.sign(precedence(b, a)));
        if (a.id !== b.id && b.id !== c.id && precedence(a, b) < 0 && precedence(b, c) < 0 && a.id !== c.id)
          expect(precedence(a, c)).toBeLessThan(0);
      }),
    ));
});
