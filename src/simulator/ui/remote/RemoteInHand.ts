import { createContext } from 'react';
import type { KeyMapFile, KeyName } from '../../../contract';
import { keyMapOf } from '../keys/keyMaps';
import type { KeyPhase } from '../keys/sendKey';

/** The remote that the tester holds: whose it is, which keys are down, and where its keys go. */
export interface RemoteInHand {
  map: KeyMapFile;
  down: ReadonlySet<KeyName>;
  onKey: (name: KeyName, phase: KeyPhase) => void;
}
export const RemoteInHand = createContext<RemoteInHand>({
  map: keyMapOf('desktop'),
  down: new Set(),
  onKey: () => undefined,
});
