import * as v from 'valibot';
import { DivisionCode } from './division';

/** How a playlist says that past programmes can be had (Kodi's pvr.iptvsimple names, README 'Catchup'). */
export const Catchup = v.object({
  mode: v.picklist(['default', 'append', 'shift', 'flussonic', 'xc', 'vod']),
  /** URL template with the placeholders of that mode; empty where the mode needs none. */
  source: v.string(),
  /** How many days back programmes are kept. */
  days: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365)),
  /** Seconds to add to a programme's times before they go into the template. */
  correction: v.optional(v.pipe(v.number(), v.integer())),
});
export type Catchup = v.InferOutput<typeof Catchup>;

/** One channel as a box needs it. `id` stays the same over re-imports, so that favourites survive. */
export const Channel = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** The logical channel number that a viewer types, 1 to 9999; unique within a lineup. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  logo: v.optional(v.string()),
  groups: v.array(v.string()),
  radio: v.boolean(),
  /** HLS addresses, best first; a further one is used when those before it fail. */
  sources: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1)),
  catchup: v.optional(Catchup),
  /** Where the channel is offered; empty means everywhere. */
  areas: v.array(DivisionCode),
});
export type Channel = v.InferOutput<typeof Channel>;

/** `GET /api/v1/lineup?division=…`: the channels offered in that division, in the order of their numbers. */
export const Lineup = v.object({ revision: v.string(), channels: v.array(Channel) });
export type Lineup = v.InferOutput<typeof Lineup>;
