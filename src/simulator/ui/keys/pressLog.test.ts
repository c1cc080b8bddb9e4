import { describe, expect, it } from 'vitest';
import { LOG_LENGTH, logHeard, logSent, type PressLog } from './pressLog';

describe('the log of keys', () => {
  it('shows the newest key first, with its code', () => {
    const log = logSent(logSent([], 'Up', 1), 'Back', 340);
    expect(log.map(({ sent, code }) => [sent, code])).toEqual([
      ['Back', 340],
      ['Up', 1],
    ]);
  });

  it('tells when a box took a key for another or did not know it', () => {
    let log = logSent(logSent([], 'VolumeDown', 174), 'Back', 27);
    log = logHeard(logHeard(log, 174, 'ChannelDown'), 27, undefined);
    expect(log.map((press) => press.heard)).toEqual(['unknown', 'ChannelDown']);
  });

  it('gives answers to presses in their order', () => {
    let log = logSent(logSent([], 'Up', 38), 'Up', 38);
    log = logHeard(log, 38, 'Up');
    expect(log.map((press) => press.heard)).toEqual([undefined, 'Up']);
  });

  it('forgets the oldest and is not upset by an answer to what it forgot', () => {
    let log: PressLog = [];
    for (let code = 0; code < LOG_LENGTH + 3; code += 1) log = logSent(log, 'Info', code);
    expect(log).toHaveLength(LOG_LENGTH);
    expect(logHeard(log, 0, 'Info')).toBe(log);
  });
});
