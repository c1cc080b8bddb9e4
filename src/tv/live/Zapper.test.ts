import { expect, it } from 'vitest';
import type { Channel } from '../../contract';
import { createSignal, createStorage } from '../box';
import { sampleChannels } from '../testing';
import type { LineupStore } from './LineupStore';
import type { Tuner, TunerState } from './Tuner';
import { Zapper } from './Zapper';

class Shelf {
  readonly kept: Record<string, string> = {};
  getItem = (key: string) => this.kept[key] ?? null;
  setItem(key: string, value: string) {
    this.kept[key] = value;
  }
}

function open() {
  const shelf = new Shelf();
  const tuned: string[] = [];
  const lineup = { channels: sampleChannels(5), changed: createSignal<Channel[]>() };
  const changed = createSignal<TunerState>();
  const tuner = {
    changed,
    tune({ id }: { id: string }) {
      tuned.push(id);
      changed.emit({ kind: 'playing', channel: id });
    },
  };
  const storage = createStorage('t', shelf as unknown as Storage);
  const zapper = new Zapper(lineup as unknown as LineupStore, tuner as unknown as Tuner, storage);
  zapper.start();
  return { zapper, tuned, lineup, kept: () => shelf.kept['caiyun.t.channel'] };
}

it('lends the screen to another channel, and gives it back to the one that is watched', () => {
  const { zapper, tuned, kept } = open();
  zapper.lend('c4');
  expect(zapper.current?.id).toBe('c1');
  expect(kept()).toBe('"c1"');
  zapper.giveBack();
  zapper.giveBack();
  expect(tuned).toEqual(['c1', 'c4', 'c1']);
});

it('lends the screen on to the channel of the next alert', () => {
  const { zapper, tuned } = open();
  zapper.lend('c4');
  zapper.lend('c4');
  zapper.lend('c3');
  zapper.lend('nowhere');
  zapper.giveBack();
  expect(tuned).toEqual(['c1', 'c4', 'c3', 'c1']);
});

it('lends nothing to a channel that is not offered, or is watched already', () => {
  const { zapper, tuned } = open();
  zapper.lend('nowhere');
  zapper.lend('c1');
  zapper.giveBack();
  expect(tuned).toEqual(['c1']);
});

it('a new line-up does not take the screen from the alert that borrowed it', () => {
  const { zapper, tuned, lineup } = open();
  zapper.lend('c4');
  const moved = sampleChannels(5).map((channel) => ({ ...channel, sources: [`${channel.sources[0]}/new`] }));
  lineup.channels = moved;
  lineup.changed.emit(moved);
  expect(tuned).toEqual(['c1', 'c4']);
  zapper.giveBack();
  expect(tuned).toEqual(['c1', 'c4', 'c1']);
});
