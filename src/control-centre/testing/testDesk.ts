import type { AlertDesk } from '../alerts';
import { FileSigner, Seal } from '../signing';
import type { Store } from '../store';

/** Alerts of a test's store, signed with the keys of its data folder; nothing is published. */
export function deskOf(store: Store, dataFolder: string, now: () => number = Date.now): AlertDesk {
  const signer = new FileSigner(dataFolder, new Seal('a passphrase for tests'));
  return { db: store.db, signer, now, wake: () => undefined };
}
