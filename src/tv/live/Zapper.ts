import * as v from 'valibot';
import type { Channel } from '../../contract';
import { type BoxStorage, createSignal } from '../box';
import { neighboursOf, startChannel, stepFrom } from './channels';
import type { LineupStore } from './LineupStore';
import type { Tuner } from './Tuner';

/** Which channel is watched, and how a viewer gets to another. */
export class Zapper {
  readonly changed = createSignal<Channel>();
  current: Channel | undefined;
  private previous: string | undefined;
  private direction: 1 | -1 = 1;
  /** Id of the channel to which the screen is lent. */
  private lent: string | undefined;

  constructor(
    private readonly lineup: LineupStore,
    private readonly tuner: Tuner,
    private readonly storage: BoxStorage,
  ) {
    lineup.changed.listen((channels) => this.adopt(channels));
    tuner.changed.listen((state) => {
      if (state.kind === 'playing' && !this.lent) storage.write('channel', state.channel);
    });
  }

  /** Starts television with the last channel; without a line-up yet, as soon as there is one. */
  start(): void {
    const channel = startChannel(this.lineup.channels, this.storage.read('channel', v.string()));
    if (channel) this.tune(channel);
  }

  step(direction: 1 | -1): void {
    this.direction = direction;
    const channel = stepFrom(this.lineup.channels, this.current?.id, direction);
    if (channel) this.tune(channel);
  }

  /** @returns false when no channel has that number */
  toNumber(number: number): boolean {
    const channel = this.lineup.channels.find((candidate) => candidate.number === number);
    if (channel) this.tune(channel);
    return channel !== undefined;
  }

  /** Back to the channel watched before; typed as 0. */
  toPrevious(): void {
    const channel = this.lineup.channels.find((candidate) => candidate.id === this.previous);
    if (channel) this.tune(channel);
  }

  tune(channel: Channel): void {
    if (channel.id === this.current?.id) {
      this.changed.emit(channel);
      return;
    }
    this.lent = undefined;
    this.previous = this.current?.id ?? this.previous;
    this.current = channel;
    this.retune(channel);
    this.changed.emit(channel);
  }

  /**
   * Puts another channel on the screen for a while; the viewer's own stays the one that is watched.
   *
   * @param id of the channel; where there is none, or it is the viewer's own, the viewer's own is on
   */
  lend(id: string): void {
    const { channels } = this.lineup;
    const channel = channels.find((candidate) => candidate.id === id);
    if (!channel || id === this.current?.id) {
      this.giveBack();
      return;
    }
    if (id === this.lent) return;
    this.lent = id;
    this.tuner.tune(channel, neighboursOf(channels, this.current?.id ?? id, this.direction, this.previous));
  }

  /** The viewer's own channel comes back. */
  giveBack(): void {
    if (this.lent === undefined) return;
    this.lent = undefined;
    if (this.current) this.retune(this.current);
    else this.start();
  }

  private retune(channel: Channel): void {
    const { channels } = this.lineup;
    this.tuner.tune(channel, neighboursOf(channels, channel.id, this.direction, this.previous));
  }

  /** A new line-up: the watched channel goes on unless its source has changed or it is gone. */
  private adopt(channels: Channel[]): void {
    const { current } = this;
    const same = channels.find((channel) => channel.id === current?.id);
    if (!current || !same) {
      this.current = undefined;
      this.start();
      return;
    }
    this.current = same;
    if (same.sources[0] !== current.sources[0] && !this.lent) this.retune(same);
    this.changed.emit(same);
  }
}
