import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { ActiveAlerts, check, DivisionCode, divisionChain, Trust } from '../../contract';
import { readActive } from '../alerts';
import type { Signer } from '../signing';
import type { Store } from '../store';
import { described } from './openApi';

const Query = v.object({ division: DivisionCode });
/** Boxes that can't be pushed to ask often: all of a moment share one answer of the store. */
const SHARED_FOR_MS = 1000;

export interface ActiveAlertContext {
  store: Store;
  signer: Signer;
  now: () => number;
}

/** What boxes ask of alerts where nothing is pushed to them. */
export function activeAlertRoutes({ store, signer, now }: ActiveAlertContext) {
  let read: { at: number; active: ReturnType<typeof readActive> } | undefined;
  const allActive = () => {
    if (!read || now() - read.at > SHARED_FOR_MS) {
      const active = readActive(store.db, Math.floor(now() / 1000));
      read = { at: now(), active };
      active.catch(() => {
        read = undefined;
      });
    }
    return read.active;
  };

  return async (app: FastifyInstance): Promise<void> => {
    app.get(
      '/api/v1/alerts',
      {
        schema: described({
          tag: 'box',
          summary: 'The signed alerts that are active for a division and those above it',
          query: Query,
          answer: ActiveAlerts,
          errors: { 400: 'the division is no code' },
        }),
      },
      async (request, reply) => {
        const { division } = check(Query, request.query, 'GET /api/v1/alerts');
        const active = await allActive();
        const alerts = divisionChain(division).flatMap((code) => active.get(code) ?? []);
        return reply.header('cache-control', 'no-store').send({ alerts } satisfies ActiveAlerts);
      },
    );

    app.get(
      '/box/trust.json',
      {
        schema: described({
          tag: 'box',
          summary: 'The root keys that a box believes unless its settings name them',
          answer: Trust,
        }),
      },
      async (_request, reply) => {
        const trust: Trust = { roots: [...(await signer.roots())] };
        return reply.header('cache-control', 'no-cache').send(trust);
      },
    );
  };
}
