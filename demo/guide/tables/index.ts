import type { DemoChannel } from '../../channels';
import type { Table } from '../table';
import { minorityTable } from './minority';
import { NATIONAL } from './national';
import { prefectureTable } from './prefecture';
import { PROVINCIAL } from './provincial';
import { RADIO, shangriLaTable } from './radio';
import { satelliteTable } from './satellite';

const OWN: Readonly<Record<string, Table>> = { ...NATIONAL, ...PROVINCIAL, ...RADIO };

const BY_GENRE: Partial<Record<DemoChannel['genre'], (channel: DemoChannel) => Table>> = {
  prefecture: prefectureTable,
  minority: minorityTable,
  satellite: satelliteTable,
  'radio-minority': shangriLaTable,
};

/** The broadcasting day of a channel: its own, or that of its kind. */
export function tableOf(channel: DemoChannel): Table {
  const table = OWN[channel.id] ?? BY_GENRE[channel.genre]?.(channel);
  if (!table) throw new RangeError(`nobody has written a day for ${channel.id}`);
  return table;
}
