/** Tables of the accounts; see migrations/accounts.ts. */
// biome-ignore lint/complexity/noBannedTypes: filled in by its owner
export type AccountTables = {};
