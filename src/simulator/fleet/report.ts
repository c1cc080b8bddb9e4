import { verify as verifyOnBox } from '../../sm2/box';
import type { Fleet } from './Fleet';
import { type AlertTally, rank } from './tally';

const ms = (value: number): string => (Number.isNaN(value) ? '–' : `${Math.round(value)} ms`);
const MOST_NAMED = 5;

/**
 * What became of one revision, in words.
 *
 * @param since when it was approved (ms since 1970), where the fleet knows it; else the second in which it was signed
 */
export function reportOf(tally: AlertTally, fleet: Fleet, since?: number): string {
  const { sighting, taken, refusals } = tally;
  const refused = [...refusals].map(([reason, boxes]) => `${boxes} ${reason}`).join(', ');
  if (!sighting) return `${tally.id || 'what names no alert'}: refused by boxes: ${refused}`;
  const { meant, missing, wrong } = tally.compare(fleet.berths);
  const delays = tally.delays(since ?? sighting.sent * 1000);
  const early = taken.size - delays.length;
  const from = since === undefined ? 'signed (to the second) to received' : 'approval pressed to received';
  const named = missing
    .slice(0, MOST_NAMED)
    .map((at) => `${fleet.berths[at]!.box} in ${fleet.berths[at]!.division}`);
  return [
    `${sighting.what}${sighting.exercise ? ' (drill)' : ''} ${tally.id} revision ${tally.revision}`,
    `  reached ${taken.size - wrong.length} of ${meant} boxes it is for${early > 0 ? `, ${early} of them on connecting` : ''}`,
    `  missing ${missing.length}${named.length > 0 ? `: ${named.join(', ')}` : ''}; wrongly reached ${wrong.length}`,
    ...(refused === '' ? [] : [`  refused: ${refused}`]),
    ...(delays.length === 0
      ? []
      : [
          `  ${from}: p50 ${ms(rank(delays, 0.5))}, p99 ${ms(rank(delays, 0.99))}, max ${ms(rank(delays, 1))}`,
        ]),
  ].join('\n');
}

/** What one verification costs: here, and with the code of a box. */
export function verificationReport(fleet: Fleet): string {
  const [first] = [...fleet.tallies.values()].flatMap(({ sighting }) => sighting ?? []);
  if (!first || fleet.verifications.length === 0) return '';
  const { message, authorisation } = first.envelope;
  const { key } = JSON.parse(authorisation.text) as { key: string };
  verifyOnBox(message.text, message.signature, key);
  const began = performance.now();
  const holds = verifyOnBox(message.text, message.signature, key);
  const onBox = performance.now() - began;
  const sorted = [...fleet.verifications].sort((a, b) => a - b);
  return `each text was verified once a process, not once a box: ${rank(sorted, 0.5).toFixed(2)} ms (p50 of ${sorted.length}); the code of a box takes ${onBox.toFixed(1)} ms on this machine, and says ${holds ? 'yes' : 'NO'}`;
}
