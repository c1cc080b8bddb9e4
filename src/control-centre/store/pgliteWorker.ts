/**
 * The thread in which embedded PostgreSQL runs. In the main thread a long query would starve the event loop,
 * and with it everything that is urgent.
 */
import fs from 'node:fs';
import { dirname } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { DurableNodeFs, durableStartParams, syncPath, syncTree } from './durableNodeFs';
import type { WorkerAnswer, WorkerFailure, WorkerRequest, WorkerSettings } from './workerProtocol';

async function open(folder: string): Promise<{ database: PGlite; files: DurableNodeFs }> {
  const files = new DurableNodeFs(folder);
  const database = await PGlite.create({ fs: files, startParams: durableStartParams() });
  return { database, files };
}

/**
 * Makes a new database beside its place and renames it there when it is whole and on the disk, so that a first
 * start that is cut short leaves nothing that a second start would stumble over.
 */
async function createDatabase(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  const { database } = await open(unfinished);
  await database.close();
  syncTree(unfinished);
  fs.renameSync(unfinished, folder);
  syncPath(dirname(folder));
}

function describe(error: unknown): WorkerFailure {
  const { message, code, detail, constraint } = error as Partial<WorkerFailure>;
  return { message: message ?? String(error), code, detail, constraint };
}

async function serve(port: MessagePort, { folder }: WorkerSettings): Promise<void> {
  const tell = (answer: WorkerAnswer) => port.postMessage(answer);
  if (!fs.existsSync(folder)) await createDatabase(folder);
  const { database, files } = await open(folder);

  async function answer(request: WorkerRequest): Promise<void> {
    try {
      if (request.kind === 'query') {
        const { rows, affectedRows } = await database.query<Record<string, unknown>>(request.sql, [
          ...request.parameters,
        ]);
        tell({ kind: 'result', id: request.id, result: { rows, affectedRows: affectedRows ?? 0 } });
      } else if (request.kind === 'fsyncs') {
        tell({
          kind: 'result',
          id: request.id,
          result: { rows: [{ fsyncs: files.fsyncs }], affectedRows: 0 },
        });
      } else {
        await database.close();
        tell({ kind: 'result', id: request.id, result: { rows: [], affectedRows: 0 } });
        port.close();
      }
    } catch (error) {
      tell({ kind: 'error', id: request.id, failure: describe(error) });
    }
  }

  let last: Promise<void> = Promise.resolve();
  port.on('message', (request: WorkerRequest) => {
    last = last.then(() => answer(request));
  });
  tell({ kind: 'ready' });
}

const port = parentPort;
if (port) {
  serve(port, workerData as WorkerSettings).catch((error: unknown) => {
    const answer: WorkerAnswer = { kind: 'failed', failure: describe(error) };
    port.postMessage(answer);
    port.close();
  });
}
