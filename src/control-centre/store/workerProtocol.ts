/** What the PGlite worker is given when it starts. */
export interface WorkerSettings {
  /** The folder of the database itself; made when missing. */
  folder: string;
}

/** One request to the worker; answers come back in the order of the requests. */
export type WorkerRequest =
  | { id: number; kind: 'query'; sql: string; parameters: readonly unknown[] }
  | { id: number; kind: 'fsyncs' }
  | { id: number; kind: 'close' };

export interface WorkerResult {
  rows: Record<string, unknown>[];
  affectedRows: number;
}

/** A PostgreSQL error without what can't be cloned between threads. */
export interface WorkerFailure {
  message: string;
  /** SQLSTATE, where PostgreSQL gave one: '23505'. */
  code?: string | undefined;
  detail?: string | undefined;
  constraint?: string | undefined;
}

export type WorkerAnswer =
  | { kind: 'ready' }
  | { kind: 'failed'; failure: WorkerFailure }
  | { kind: 'result'; id: number; result: WorkerResult }
  | { kind: 'error'; id: number; failure: WorkerFailure };
