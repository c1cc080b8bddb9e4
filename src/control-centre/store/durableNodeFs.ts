import fs from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The part of Emscripten's NODEFS that we extend. `nfd` is the file descriptor, absent for a directory. */
interface EmscriptenStream {
  nfd?: number;
  node: unknown;
}
interface EmscriptenNodeFs {
  realPath(node: unknown): string;
  stream_ops: { fsync?: (stream: EmscriptenStream) => number };
}

/**
 * PGlite's Node file system with an fsync that reaches the disk. The stock one has no fsync at all, so a power
 * cut loses committed rows, whatever PostgreSQL is told (electric-sql/pglite issue 1107).
 */
export class DurableNodeFs extends NodeFS {
  /** How many times PostgreSQL asked for a sync and got it. */
  fsyncs = 0;

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const [pg, options] = args;
    const made = await super.init(pg, options);
    const install = (module: unknown) => {
      const { NODEFS } = module as { NODEFS: EmscriptenNodeFs };
      NODEFS.stream_ops.fsync = (stream) => {
        this.fsyncs += 1;
        if (stream.nfd !== undefined) fs.fsyncSync(stream.nfd);
        else syncPath(NODEFS.realPath(stream.node));
        return 0;
      };
    };
    made.emscriptenOpts.preRun = [...(made.emscriptenOpts.preRun ?? []), install] as NonNullable<
      typeof made.emscriptenOpts.preRun
    >;
    return made;
  }
}

/** Syncs one file or directory by path. */
export function syncPath(path: string): void {
  const descriptor = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Syncs a folder with everything in it. */
export function syncTree(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}

/**
 * Start parameters: PGlite's own without `-F` (which turns fsync off), and memory sized for a small server.
 * wal_sync_method has to be fsync, since fdatasync does nothing in this build.
 */
export function durableStartParams(): string[] {
  const settings = [
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
    'wal_sync_method=fsync',
    'shared_buffers=16MB',
    'wal_buffers=1MB',
    'max_connections=4',
  ];
  return [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
}
