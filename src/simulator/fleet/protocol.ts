import type { AlertKind, BoxId, DivisionCode, Envelope, PublicKey, RejectReason } from '../../contract';

/** One box of the fleet; without a name it is anonymous and reports nothing. */
export interface Berth {
  division: DivisionCode;
  box?: BoxId;
  token?: string;
}

/** What a process of the fleet is told. Both ends are of the same build. */
export type Order =
  | {
      kind: 'begin';
      push: string;
      berths: { at: number; berth: Berth }[];
      roots: PublicKey[];
      /** The control centre's clock minus this machine's, ms. */
      clockAheadMs: number;
      connectsPerSecond: number;
      /** Takes whatever comes over a bare WebSocket for the message: to measure what the machine itself can do. */
      bare: boolean;
    }
  | { kind: 'stop' };

/** One revision of an alert, told once by each process that meets it. */
export interface Sighting {
  id: string;
  revision: number;
  what: AlertKind;
  exercise: boolean;
  areas: DivisionCode[];
  /** Seconds since 1970. */
  sent: number;
  envelope: Envelope;
}

/** What came to one box. */
export interface Arrival {
  /** Which box: its place in the fleet. */
  at: number;
  id: string;
  revision: number;
  /** Why the box refused it; unset where it took it. */
  refused?: RejectReason;
  /** When its bytes came, ms since 1970. */
  when: number;
  /** Sent as it happened, rather than kept by the broker for those who come later. */
  live: boolean;
}

/** What a process of the fleet tells. */
export type News =
  | { kind: 'online'; boxes: number }
  | { kind: 'sighting'; sighting: Sighting }
  | { kind: 'arrivals'; arrivals: Arrival[] }
  /** What one verification of a signature cost, ms; of each text once. */
  | { kind: 'verified'; took: number }
  | { kind: 'trouble'; words: string };
