import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { AlertContent, AlertKind, CancelReason, Envelope, RejectReason, Stage } from '../../../contract';
import type { AlertState } from '../../../contract/desk';

/** One revision of an alert. `changed_at`, `approved_at` and `published_at` are ms, `expires` is s since 1970. */
export interface AlertRevisionTable {
  id: string;
  revision: number;
  kind: AlertKind;
  state: AlertState;
  content: JSONColumnType<AlertContent, string, string>;
  expires: number;
  reason: CancelReason | null;
  /** Who began it. */
  author: string;
  /** Everybody who wrote or submitted it: none of them may approve it. */
  writers: ColumnType<string[], string[], string[]>;
  approver: string | null;
  /** Why it was returned. */
  remark: string | null;
  /** Why it could not be published yet. */
  problem: string | null;
  version: number;
  changed_at: number;
  approved_at: number | null;
  published_at: number | null;
  /** The signed text, made once, and passed on as it is. */
  message: string | null;
  signature: string | null;
  authorisation: ColumnType<Envelope['authorisation'] | null, string | null, string | null>;
}

/** The areas of a revision, one a row, for whoever asks by division. */
export interface AlertAreaTable {
  id: string;
  revision: number;
  division: string;
}

/** What is still to be published. A row goes once the broker has all of it. */
export interface AlertOutboxTable {
  serial: Generated<number>;
  alert: string;
  revision: number;
  /** Not tried before this moment (ms). */
  due_at: Generated<number>;
  /** The process that is at work on it, and until when (ms) that counts. */
  claimed_by: string | null;
  claimed_until: number | null;
}

/** How far a revision came on a box; the first receipt of a stage counts. */
export interface AlertReceiptTable {
  alert: string;
  revision: number;
  stage: Stage;
  box: string;
  division: string;
  reason: RejectReason | null;
  /** ms since 1970. */
  at: number;
}

export interface AlertTables {
  alert_revision: AlertRevisionTable;
  alert_area: AlertAreaTable;
  alert_outbox: AlertOutboxTable;
  alert_receipt: AlertReceiptTable;
}
