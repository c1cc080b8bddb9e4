import { type PublicKey, Trust } from '../../contract';
import { type BoxStorage, type ControlCentre, createSignal } from '../box';

/**
 * The keys whose authorisations this box believes. A product build has them in its settings, and nothing from outside
 * changes them; where there are none, the control centre's are believed, and kept.
 */
export class TrustStore {
  readonly changed = createSignal<void>();
  /** Undefined until they are known: nothing can be judged before. */
  roots: readonly PublicKey[] | undefined;
  private asking = false;
  private settled: boolean;

  constructor(
    built: readonly PublicKey[],
    private readonly storage: BoxStorage,
    private readonly centre: ControlCentre,
  ) {
    this.settled = built.length > 0;
    this.roots = this.settled ? built : storage.read('trust', Trust)?.roots;
  }

  /** Asks for them, until they have been had once in this run. */
  ask(): void {
    if (this.settled || this.asking) return;
    this.asking = true;
    this.centre.get('/box/trust.json', Trust).then(
      (trust) => {
        this.asking = false;
        // A control centre that has no keys yet may have them a moment later.
        this.settled = trust.roots.length > 0;
        this.roots = trust.roots;
        this.storage.write('trust', trust);
        this.changed.emit();
      },
      () => {
        this.asking = false;
      },
    );
  }
}
