import { DivisionCode, Enrolment as Identity } from '../../contract';
import { type BoxStorage, type ControlCentre, createSignal } from '../box';
import { backoff } from './push';

/** A broker that is set up wrongly refuses every name: only so often is another one asked for. */
const FORGET_EVERY_MS = 600_000;

/**
 * The box's name for itself and its password: asked for once, and kept. A box that stands elsewhere than before tells
 * that under its name.
 */
export class Enrolment {
  readonly changed = createSignal<void>();
  identity: Identity | undefined;
  private asking = false;
  private failures = 0;
  private timer: number | undefined;
  private toldPlace: DivisionCode | undefined;
  private forgotAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly storage: BoxStorage,
    private readonly centre: ControlCentre,
    private readonly about: { division: DivisionCode; model: string },
  ) {
    this.identity = storage.read('identity', Identity);
    this.toldPlace = storage.read('identity.division', DivisionCode);
  }

  /** Asks for a name if there is none yet or the place is new, again and again until there is an answer. */
  enrol(): void {
    const { about, identity: known } = this;
    if ((known && this.toldPlace === about.division) || this.asking) return;
    this.asking = true;
    const request = known ? { ...about, box: known.box } : about;
    this.centre.post('/api/v1/boxes', request, Identity, known?.token).then(
      (identity) => {
        this.asking = false;
        this.failures = 0;
        this.identity = identity;
        this.toldPlace = about.division;
        this.storage.write('identity', identity);
        this.storage.write('identity.division', about.division);
        this.changed.emit();
      },
      (error) => {
        if (known && (error?.status === 401 || error?.status === 403)) {
          this.asking = false;
          this.forget();
          return;
        }
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
    if (!this.identity || performance.now() - this.forgotAt < FORGET_EVERY_MS) return;
    this.forgotAt = performance.now();
    this.identity = undefined;
    this.storage.remove('identity');
    this.enrol();
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }
}
