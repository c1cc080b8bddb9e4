/** Tables of the boxes; see migrations/boxes.ts. */
// biome-ignore lint/complexity/noBannedTypes: filled in by its owner
export type BoxTables = {};
