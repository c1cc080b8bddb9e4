import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import {
  type Channel,
  check,
  covers,
  DivisionCode,
  DivisionTree,
  dayOf,
  dayStart,
  GuideChannelDay,
  GuideDay,
  GuideDayName,
  Lineup,
  PROVINCE,
  Status,
} from '../../contract';
import { divisionTreeJson } from '../divisions';
import { guideChannelDayJson, guideDayJson } from '../guide';
import { offeredIn, readLineup } from '../lineup';
import type { Push } from '../push';
import type { Store } from '../store';
import { HttpError } from './errors';
import { described } from './openApi';
import { PreparedBodies } from './preparedBodies';
import type { RevisionBook } from './revisionBook';

const LineupQuery = v.object({ division: v.optional(DivisionCode, PROVINCE) });
const RealDay = v.pipe(
  GuideDayName,
  v.check((day) => !Number.isNaN(dayStart(day)) && dayOf(dayStart(day)) === day, 'there is no such day'),
);
const DayParams = v.object({ day: RealDay });
const ChannelDayParams = v.object({ channel: v.pipe(v.string(), v.maxLength(64)), day: RealDay });

export interface ReadContext {
  store: Store;
  revisions: RevisionBook;
  push: Push;
  /** The control centre's clock, ms since 1970. */
  now: () => number;
}

/** What boxes and consoles read: anybody may, and whatever stands between may keep it. */
export function readRoutes({ store, revisions, push, now }: ReadContext) {
  const bodies = new PreparedBodies();
  const lineup = new LineupByRevision(store);

  return async (app: FastifyInstance): Promise<void> => {
    app.get(
      '/api/v1/status',
      {
        schema: described({
          tag: 'box',
          summary: "The control centre's clock and what it holds",
          answer: Status,
        }),
      },
      async (_request, reply) => {
        const status: Status = { time: now(), revisions: await revisions.read(), push: { url: push.url } };
        return reply.header('cache-control', 'no-store').send(status);
      },
    );

    app.get(
      '/api/v1/lineup',
      {
        schema: described({
          tag: 'lineup',
          summary: 'The channels offered in a division, in the order of their numbers',
          description: `Without a division: the whole province (${PROVINCE}).`,
          query: LineupQuery,
          answer: Lineup,
          errors: { 400: 'the division is no code' },
        }),
      },
      async (request, reply) => {
        const { division } = check(LineupQuery, request.query, 'GET /api/v1/lineup');
        const { lineup: revision } = await revisions.read();
        const { channels, areas } = await lineup.read(revision);
        // Divisions that are offered the same channels share an answer.
        const key = `lineup ${areas.filter((area) => covers(area, division)).join()}`;
        return bodies.send(request, reply, { key, revision }, async () => {
          const answer: Lineup = { revision, channels: offeredIn(channels, division) };
          return JSON.stringify(answer);
        });
      },
    );

    app.get(
      '/api/v1/guide/days/:day',
      {
        schema: described({
          tag: 'guide',
          summary: 'What is on that day, for every channel',
          params: DayParams,
          answer: GuideDay,
          errors: { 400: 'the day is no day' },
        }),
      },
      async (request, reply) => {
        const { day } = check(DayParams, request.params, 'GET /api/v1/guide/days');
        const { guide: revision } = await revisions.read();
        return bodies.send(request, reply, { key: `day ${day}`, revision }, () =>
          guideDayJson(store.db, day, revision),
        );
      },
    );

    app.get(
      '/api/v1/guide/channels/:channel/days/:day',
      {
        schema: described({
          tag: 'guide',
          summary: "One channel's day, with descriptions",
          params: ChannelDayParams,
          answer: GuideChannelDay,
          errors: { 400: 'the day is no day', 404: 'there is no such channel' },
        }),
      },
      async (request, reply) => {
        const { channel, day } = check(ChannelDayParams, request.params, 'GET /api/v1/guide/channels');
        const { guide: revision } = await revisions.read();
        return bodies.send(request, reply, { key: `day ${day} of ${channel}`, revision }, async () => {
          const json = await guideChannelDayJson(store.db, channel, day, revision);
          if (json === undefined)
            throw new HttpError(404, 'unknown-channel', `there is no channel "${channel}"`);
          return json;
        });
      },
    );

    app.get(
      '/api/v1/divisions',
      {
        schema: described({
          tag: 'divisions',
          summary: 'The province with its prefectures, counties and townships',
          answer: DivisionTree,
        }),
      },
      async (request, reply) => {
        const { divisions: revision } = await revisions.read();
        return bodies.send(request, reply, { key: 'divisions', revision }, () =>
          divisionTreeJson(store.db, revision),
        );
      },
    );
  };
}

interface LineupInMemory {
  channels: Channel[];
  /** Every area that a channel is limited to, once. */
  areas: DivisionCode[];
}

/** The whole line-up, read again only when its revision is another. */
class LineupByRevision {
  private revision: string | undefined;
  private content: Promise<LineupInMemory> | undefined;

  constructor(private readonly store: Store) {}

  read(revision: string): Promise<LineupInMemory> {
    if (!this.content || this.revision !== revision) {
      this.revision = revision;
      const reading = this.load();
      this.content = reading;
      reading.catch(() => {
        this.content = undefined;
      });
    }
    return this.content;
  }

  private async load(): Promise<LineupInMemory> {
    const channels = await readLineup(this.store.db);
    return { channels, areas: [...new Set(channels.flatMap(({ areas }) => areas))] };
  }
}
