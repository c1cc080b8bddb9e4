/** Tables of the alerts; see migrations/alerts.ts. */
// biome-ignore lint/complexity/noBannedTypes: filled in by its owner
export type AlertTables = {};
