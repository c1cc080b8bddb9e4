import { type DivisionCode, Enrolment as Identity } from '../../contract';
import { type BoxStorage, type ControlCentre, createSignal } from '../box';
import { backoff } from './push';

/** The box's name for itself and its password: asked for once, and kept. */
export class Enrolment {
  readonly changed = createSignal<void>();
  identity: Identity | undefined;
  private asking = false;
  private failures = 0;
  private timer: number | undefined;

  constructor(
    private readonly storage: BoxStorage,
    private readonly centre: ControlCentre,
    private readonly about: { division: DivisionCode; model: string },
  ) {
    this.identity = storage.read('identity', Identity);
  }

  /** Asks for a name if there is none yet, again and again until there is one. */
  enrol(): void {
    if (this.identity || this.asking) return;
    this.asking = true;
    this.centre.post('/api/v1/boxes', this.about, Identity).then(
      (identity) => {
        this.asking = false;
        this.failures = 0;
        this.identity = identity;
        this.storage.write('identity', identity);
        this.changed.emit();
      },
      () => {
        this.timer = window.setTimeout(
          () => {
            this.asking = false;
            this.enrol();
          },
          1000 + backoff(this.failures++),
        );
      },
    );
  }

  /** The control centre does not know this name any more: asks for another one. */
  forget(): void {
    if (!this.identity) return;
    this.identity = undefined;
    this.storage.remove('identity');
    this.enrol();
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }
}
