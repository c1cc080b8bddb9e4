import * as v from 'valibot';

/**
 * `GET /api/v1/status`: the control centre's clock (ms since 1970) and what it holds. A box asks again for
 * what has another revision than the one it keeps.
 */
export const Status = v.object({
  time: v.number(),
  revisions: v.object({ lineup: v.string(), guide: v.string(), divisions: v.string() }),
  /** Address of the push channel; empty or missing where it stands beside this answer, at PUSH_PATH. */
  push: v.optional(v.object({ url: v.string() })),
});
export type Status = v.InferOutput<typeof Status>;
