import type { Generated } from 'kysely';

/** A box that has enrolled. Moments are ms since 1970. */
export interface BoxTable {
  id: string;
  /** Where it stands, as it said last. */
  division: string;
  model: string;
  /** Whether it was on the push channel when it was last heard of. */
  online: Generated<boolean>;
  enrolled_at: number;
  seen_at: number;
}

/** What the tokens of all boxes are made of, in its only row. */
export interface BoxSecretTable {
  single: Generated<boolean>;
  secret: string;
}

export interface BoxTables {
  box: BoxTable;
  box_secret: BoxSecretTable;
}
