import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PublicKey } from '../../contract';
import type { Berth, News, Order } from './protocol';
import { AlertTally } from './tally';

export interface FleetOptions {
  berths: readonly Berth[];
  /** The push channel, ws://… */
  push: string;
  roots: readonly PublicKey[];
  /** The control centre's clock minus this machine's, ms. */
  clockAheadMs: number;
  /** Processes that share the boxes. */
  processes?: number;
  connectsPerSecond?: number;
  bare?: boolean;
  /** The built process; by default it stands beside this code's own bundle. */
  workerFile?: string;
  trouble(words: string): void;
}

const BESIDE_THE_BUNDLE = fileURLToPath(new URL('./fleetWorker.js', import.meta.url));
const PROCESSES = 2;
const CONNECTS_PER_SECOND = 500;

/** Many boxes with connections of their own, in processes of their own. */
export class Fleet {
  readonly tallies = new Map<string, AlertTally>();
  /** What each verification of a text cost, ms. */
  readonly verifications: number[] = [];
  private readonly children: ChildProcess[] = [];
  private readonly onlineOf: number[] = [];
  private readonly watchers = new Set<() => void>();

  private constructor(private readonly options: FleetOptions) {}

  static open(options: FleetOptions): Fleet {
    const fleet = new Fleet(options);
    fleet.launch();
    return fleet;
  }

  get berths(): readonly Berth[] {
    return this.options.berths;
  }

  /** Boxes that are on the push channel now. */
  get online(): number {
    return this.onlineOf.reduce((sum, boxes) => sum + boxes, 0);
  }

  tally(id: string, revision: number): AlertTally {
    const name = `${id} ${revision}`;
    const known = this.tallies.get(name);
    if (known) return known;
    const made = new AlertTally(id, revision);
    this.tallies.set(name, made);
    return made;
  }

  /** Resolves with whether something came true before the time was over. It is looked at whenever the fleet tells news. */
  until(isSo: () => boolean, withinMs: number): Promise<boolean> {
    if (isSo()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (answer: boolean): void => {
        clearTimeout(late);
        this.watchers.delete(look);
        resolve(answer);
      };
      const look = (): void => {
        if (isSo()) end(true);
      };
      const late = setTimeout(() => end(isSo()), withinMs);
      this.watchers.add(look);
    });
  }

  async close(): Promise<void> {
    await Promise.all(
      this.children.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, 'exit');
        if (child.connected) child.send({ kind: 'stop' } satisfies Order);
        await gone;
      }),
    );
  }

  private launch(): void {
    const {
      berths,
      push,
      roots,
      clockAheadMs,
      processes = PROCESSES,
      connectsPerSecond = CONNECTS_PER_SECOND,
      bare = false,
      workerFile = BESIDE_THE_BUNDLE,
    } = this.options;
    for (let part = 0; part < processes; part += 1) {
      const child = fork(workerFile, [], { serialization: 'advanced' });
      this.children.push(child);
      this.onlineOf.push(0);
      child.on('message', (news: News) => this.take(part, news));
      child.on('exit', (code) => {
        this.onlineOf[part] = 0;
        if (code !== 0) this.options.trouble(`a process of the fleet ended (${code ?? 'killed'})`);
        this.look();
      });
      const own = berths.map((berth, at) => ({ at, berth })).filter(({ at }) => at % processes === part);
      child.send({
        kind: 'begin',
        push,
        berths: own,
        roots: [...roots],
        clockAheadMs,
        connectsPerSecond: connectsPerSecond / processes,
        bare,
      } satisfies Order);
    }
  }

  private take(part: number, news: News): void {
    switch (news.kind) {
      case 'online':
        this.onlineOf[part] = news.boxes;
        break;
      case 'sighting':
        this.tally(news.sighting.id, news.sighting.revision).sighting ??= news.sighting;
        break;
      case 'arrivals':
        for (const arrival of news.arrivals) this.tally(arrival.id, arrival.revision).note(arrival);
        break;
      case 'verified':
        this.verifications.push(news.took);
        break;
      case 'trouble':
        this.options.trouble(news.words);
    }
    this.look();
  }

  private look(): void {
    for (const watch of [...this.watchers]) watch();
  }
}
