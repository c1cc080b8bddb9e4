import type { Generated } from 'kysely';
import type { Organisation, Role } from '../../../contract/desk';

/** An operator. Without a password it was invited and has not come yet. Moments are ms since 1970. */
export interface AccountTable {
  name: string;
  display_name: string;
  organisation: Organisation;
  role: Role;
  division: string;
  disabled: Generated<boolean>;
  /** scrypt in PHC form: see passwords.ts. */
  password: string | null;
  /** Base32. */
  totp_secret: string | null;
  /** The 30 s step of the last code that was taken: no code is taken twice. */
  totp_step: number | null;
  /** Wrong passwords and codes since the last right ones. */
  failures: Generated<number>;
  locked_until: number | null;
  last_seen: number | null;
}

/** The one invitation of an account that is open; only the hash of its token is kept. */
export interface InvitationTable {
  account: string;
  token_hash: string;
  totp_secret: string;
  expires: number;
}

/** A session; only the hash of its id is kept. */
export interface SessionTable {
  id_hash: string;
  account: string;
  began: number;
  used: number;
}

/** Append-only, hash-chained: see audit/. */
export interface AuditLogTable {
  serial: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  detail: string;
  hash: string;
}

/** The end of the chain, in its only row: locked by whoever appends. */
export interface AuditHeadTable {
  single: Generated<boolean>;
  serial: number;
  hash: string;
}

export interface AccountTables {
  account: AccountTable;
  invitation: InvitationTable;
  session: SessionTable;
  audit_log: AuditLogTable;
  audit_head: AuditHeadTable;
}
