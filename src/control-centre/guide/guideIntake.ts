import { dayStart, type GuideDayName } from '../../contract';
import { type IssueList, RefusedError } from '../intake';
import { GuideMatcher, type GuideTarget } from './channelMatching';
import { dayAfter } from './schedule';
import type { Staging } from './staging';
import type { XmltvChannel, XmltvProgramme } from './xmltvReader';

/** Past days that are kept, for catch-up. */
export const PAST_DAYS = 8;
/** Days ahead that are believed; a programme in ten years is a mistake. */
const FUTURE_DAYS = 60;
/** One channel's schedule has to fit into memory; at 60 days this is a programme every three minutes. */
const MAX_PROGRAMMES_OF_A_CHANNEL = 30_000;

interface SeenChannel extends XmltvChannel {
  mayServe: boolean;
  staged: number;
  leftOut: number;
}

/**
 * Sorts what comes out of a guide: what is staged, what is nobody's, what is out of time. By rule all channels
 * come before the programmes, but many guides give each channel with its own: so all that could be ours is
 * staged, and who serves whom is decided at the end.
 */
export class GuideIntake {
  private readonly channels = new Map<string, SeenChannel>();
  private readonly matcher: GuideMatcher;
  private readonly from: number;
  private readonly to: number;
  private readonly tooOld = { line: 0, programmes: 0 };
  private readonly tooFar = { line: 0, programmes: 0 };

  constructor(
    targets: GuideTarget[],
    private readonly staging: Staging,
    today: GuideDayName,
    private readonly issues: IssueList,
  ) {
    this.matcher = new GuideMatcher(targets);
    this.from = dayStart(dayAfter(today, -PAST_DAYS));
    this.to = dayStart(dayAfter(today, FUTURE_DAYS));
  }

  takeChannel(channel: XmltvChannel): SeenChannel {
    const known = this.channels.get(channel.id);
    const seen = known ?? { ...channel, mayServe: false, staged: 0, leftOut: 0 };
    if (known) known.names.push(...channel.names);
    seen.mayServe ||= this.matcher.mayServe(channel);
    this.channels.set(channel.id, seen);
    return seen;
  }

  async takeProgramme(programme: XmltvProgramme): Promise<void> {
    const { channel: id, line } = programme;
    // A channel that was not declared, as it should be: its id may still be one of ours.
    const channel = this.channels.get(id) ?? this.takeChannel({ kind: 'channel', line, id, names: [] });
    if (!channel.mayServe) channel.leftOut += 1;
    else if (this.isOutOfTime(programme)) return;
    else if (channel.staged < MAX_PROGRAMMES_OF_A_CHANNEL) {
      channel.staged += 1;
      await this.staging.add(programme);
    } else {
      if (channel.leftOut === 0) {
        this.issues.add(
          line,
          `more than ${MAX_PROGRAMMES_OF_A_CHANNEL} programmes of one channel: the rest is left out`,
        );
      }
      channel.leftOut += 1;
    }
  }

  /**
   * Ends the intake and decides who serves whom.
   *
   * @returns the guide's channels that have programmes for us, each with the ids of ours that it serves
   * @throws {RefusedError} when there is nothing that could be taken in
   */
  async finish(): Promise<Map<string, string[]>> {
    await this.staging.flush();
    const decided = this.matcher.decide([...this.channels.values()]);
    const serves = new Map([...decided].filter(([id]) => this.channels.get(id)!.staged > 0));
    if (serves.size === 0) throw this.nothingUsable();
    this.tellWhatIsLeftOut(decided);
    return serves;
  }

  private tellWhatIsLeftOut(decided: Map<string, string[]>): void {
    const { tooOld, tooFar, issues } = this;
    if (tooOld.programmes > 0) {
      issues.add(
        tooOld.line,
        `${tooOld.programmes} programmes, this the first, are more than ${PAST_DAYS} days past`,
      );
    }
    if (tooFar.programmes > 0) {
      issues.add(
        tooFar.line,
        `${tooFar.programmes} programmes, this the first, are more than ${FUTURE_DAYS} days ahead`,
      );
    }
    for (const { id, line, names, mayServe, staged, leftOut } of this.channels.values()) {
      if (decided.has(id) || staged + leftOut === 0) continue;
      const reason = mayServe ? 'another channel of the guide fits better' : 'it is not in the line-up';
      issues.add(
        line,
        `${staged + leftOut} programmes of channel "${names[0] ?? id}" are left out: ${reason}`,
      );
    }
  }

  private nothingUsable(): RefusedError {
    const foreign = [...this.channels.values()].filter(({ leftOut }) => leftOut > 0);
    if (this.tooOld.programmes > 0) {
      return new RefusedError(
        'nothing-usable',
        `all its programmes for the line-up are more than ${PAST_DAYS} days past`,
      );
    }
    if (foreign[0]) {
      const { names, id } = foreign[0];
      const first = names[0] ?? id;
      return new RefusedError(
        'nothing-usable',
        `none of its ${foreign.length} channels is in the line-up (the first is "${first}")`,
      );
    }
    return new RefusedError('nothing-usable', 'the guide has no programme that can be used');
  }

  private isOutOfTime({ start, stop, line }: XmltvProgramme): boolean {
    const beyond = (stop ?? start) < this.from ? this.tooOld : start >= this.to ? this.tooFar : undefined;
    if (!beyond) return false;
    beyond.line ||= line;
    beyond.programmes += 1;
    return true;
  }
}
