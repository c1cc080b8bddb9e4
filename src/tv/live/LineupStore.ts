import { type Channel, type DivisionCode, Lineup } from '../../contract';
import { type BoxStorage, type Connection, type ControlCentre, createSignal } from '../box';

/** The channels offered where the box stands: from its own store at once, from the control centre when it answers. */
export class LineupStore {
  readonly changed = createSignal<Channel[]>();
  channels: Channel[];
  private revision: string;
  private asking = false;

  constructor(
    private readonly storage: BoxStorage,
    private readonly centre: ControlCentre,
    private readonly division: DivisionCode,
  ) {
    const kept = storage.read(this.key, Lineup);
    this.channels = kept?.channels ?? [];
    this.revision = kept?.revision ?? '';
  }

  follow(connection: Connection): () => void {
    return connection.revisions.listen(({ lineup }) => {
      if (lineup !== this.revision) this.refresh();
    });
  }

  /** Asks the control centre; without an answer the kept line-up stays. */
  refresh(): void {
    if (this.asking) return;
    this.asking = true;
    this.centre.get(`/api/v1/lineup?division=${this.division}`, Lineup).then(
      (lineup) => {
        this.asking = false;
        this.revision = lineup.revision;
        this.channels = lineup.channels;
        this.storage.write(this.key, lineup);
        this.changed.emit(this.channels);
      },
      () => {
        this.asking = false;
      },
    );
  }

  private get key(): string {
    return `lineup.${this.division}`;
  }
}
