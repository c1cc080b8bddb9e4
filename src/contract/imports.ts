import * as v from 'valibot';

/** An entry of an imported file that was left out, and why. */
export const ImportIssue = v.object({
  /** Line of the file, counted from 1. */
  line: v.number(),
  reason: v.string(),
});
export type ImportIssue = v.InferOutput<typeof ImportIssue>;

/** What an import did: `POST /api/v1/imports/playlist`, `/guide` and `/divisions`, and `npm run import`. */
export const ImportReport = v.object({
  kind: v.picklist(['playlist', 'guide', 'divisions']),
  /** Entries taken in. */
  accepted: v.number(),
  added: v.number(),
  updated: v.number(),
  removed: v.number(),
  issues: v.array(ImportIssue),
  /** More issues than are listed (the list holds the first 1,000). */
  moreIssues: v.number(),
  revision: v.string(),
  seconds: v.number(),
});
export type ImportReport = v.InferOutput<typeof ImportReport>;
