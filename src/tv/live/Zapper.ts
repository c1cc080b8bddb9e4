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

  constructor(
    private readonly lineup: LineupStore,
    private readonly tuner: Tuner,
    private readonly storage: BoxStorage,
  ) {
    lineup.changed.listen((channels) => this.adopt(channels));
    tuner.changed.listen((state) => {
      if (state.kind === 'playing') storage.write('channel', state.channel);
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
    this.previous = this.current?.id ?? this.previous;
    this.current = channel;
    this.tuner.tune(channel, neighboursOf(this.lineup.channels, channel.id, this.direction, this.previous));
    this.changed.emit(channel);
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
    if (same.sources[0] !== current.sources[0]) {
      this.tuner.tune(same, neighboursOf(channels, same.id, this.direction, this.previous));
    }
    this.changed.emit(same);
  }
}
