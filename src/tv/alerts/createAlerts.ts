import type { DivisionCode, PublicKey } from '../../contract';
import type { BoxStorage, Clock, Connection, ControlCentre } from '../box';
import { Alerts } from './Alerts';
import { Courier } from './Courier';
import { Enrolment } from './Enrolment';
import { AlertMemory } from './memory';
import { Receipts } from './Receipts';
import { TrustStore } from './TrustStore';
import { createVerifier } from './verifier';

export interface AlertSurroundings {
  storage: BoxStorage;
  clock: Clock;
  centre: ControlCentre;
  connection: Connection;
  /** Address of the control centre; empty where it serves the application. */
  base: string;
  division: DivisionCode;
  /** What the box is, for the control centre's books. */
  model: string;
  /** The keys that a product build believes; empty where the control centre names them. */
  roots: readonly PublicKey[];
}

/** Makes the parts by which alerts reach a box. Nothing runs before `start`. */
export function createAlerts(around: AlertSurroundings): Alerts {
  const { storage, clock, centre, connection, division, model, roots } = around;
  const trust = new TrustStore(roots, storage, centre);
  const enrolment = new Enrolment(storage, centre, { division, model });
  const courier = new Courier({ ...around, enrolment });
  return new Alerts({
    division,
    clock,
    connection,
    courier,
    trust,
    memory: new AlertMemory(storage, clock.seconds()),
    receipts: new Receipts(clock, (batch) => courier.deliver(batch)),
    verifier: createVerifier(storage, (key) => (trust.roots ?? []).indexOf(key) >= 0),
  });
}
