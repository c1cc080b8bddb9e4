import type { Channel } from '../../contract';

/** The channel that stands `steps` after another, round the end: what CH+ and CH- ask for. */
export function stepFrom(channels: Channel[], id: string | undefined, steps: number): Channel | undefined {
  if (channels.length === 0) return undefined;
  const at = channels.findIndex((channel) => channel.id === id);
  const from = at < 0 ? (steps > 0 ? -1 : 0) : at;
  const { length } = channels;
  return channels[(((from + steps) % length) + length) % length];
}

/** What a viewer will probably ask for next: on in the same direction, back, and the channel before. */
export function neighboursOf(
  channels: Channel[],
  id: string,
  direction: 1 | -1,
  previous: string | undefined,
): Channel[] {
  const ids: string[] = [];
  const result: Channel[] = [];
  const before = channels.find((channel) => channel.id === previous);
  for (const channel of [stepFrom(channels, id, direction), stepFrom(channels, id, -direction), before]) {
    if (channel && channel.id !== id && ids.indexOf(channel.id) < 0) {
      ids.push(channel.id);
      result.push(channel);
    }
  }
  return result;
}

/** The channel with which television starts: the last one seen if it still exists, else the first. */
export function startChannel(channels: Channel[], last: string | undefined): Channel | undefined {
  return channels.find((channel) => channel.id === last) ?? channels[0];
}
