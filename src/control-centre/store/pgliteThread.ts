import { Worker } from 'node:worker_threads';
import type {
  WorkerAnswer,
  WorkerFailure,
  WorkerRequest,
  WorkerResult,
  WorkerSettings,
} from './workerProtocol';

/** An error of the embedded database, in the shape that `pg` gives its errors. */
export class EmbeddedDatabaseError extends Error {
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;

  constructor(failure: WorkerFailure) {
    super(failure.message);
    this.name = 'EmbeddedDatabaseError';
    this.code = failure.code;
    this.detail = failure.detail;
    this.constraint = failure.constraint;
  }
}

type Pending = { resolve: (result: WorkerResult) => void; reject: (error: Error) => void };
type Unnumbered<Request> = Request extends { id: number } ? Omit<Request, 'id'> : never;

/** Embedded PostgreSQL in its own thread: one session, queries answered in order. */
export class PgliteThread {
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private stopped: Error | undefined;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (answer: WorkerAnswer) => this.settle(answer));
    worker.on('error', (error) => this.stop(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.stop(new Error('the embedded database has stopped')));
  }

  /** @throws {EmbeddedDatabaseError} when the folder can't be opened as a database */
  static async start(workerFile: string | URL, settings: WorkerSettings): Promise<PgliteThread> {
    const worker = new Worker(workerFile, { workerData: settings });
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (answer: WorkerAnswer) => {
        if (answer.kind === 'failed') reject(new EmbeddedDatabaseError(answer.failure));
        else resolve();
      });
    });
    return new PgliteThread(worker);
  }

  query(sql: string, parameters: readonly unknown[]): Promise<WorkerResult> {
    return this.ask({ kind: 'query', sql, parameters });
  }

  /** How many syncs PostgreSQL has asked of the disk since the start. */
  async fsyncs(): Promise<number> {
    const { rows } = await this.ask({ kind: 'fsyncs' });
    return Number(rows[0]?.['fsyncs']);
  }

  /** Shuts PostgreSQL down in order (a checkpoint is written) and ends the thread. */
  async close(): Promise<void> {
    if (this.stopped) return;
    await this.ask({ kind: 'close' });
    await this.worker.terminate();
  }

  private ask(request: Unnumbered<WorkerRequest>): Promise<WorkerResult> {
    if (this.stopped) return Promise.reject(this.stopped);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ ...request, id });
    });
  }

  private settle(answer: WorkerAnswer): void {
    if (answer.kind !== 'result' && answer.kind !== 'error') return;
    const pending = this.pending.get(answer.id);
    this.pending.delete(answer.id);
    if (answer.kind === 'result') pending?.resolve(answer.result);
    else pending?.reject(new EmbeddedDatabaseError(answer.failure));
  }

  private stop(reason: Error): void {
    this.stopped ??= reason;
    for (const { reject } of this.pending.values()) reject(this.stopped);
    this.pending.clear();
  }
}
