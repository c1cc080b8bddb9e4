import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { check } from '../../contract';

/** Who holds a data folder. `url` is there once a control centre listens. */
const LockOwner = v.object({
  pid: v.number(),
  /** When the process began, as the kernel counts it; tells a process from a later one with the same pid. */
  began: v.string(),
  url: v.optional(v.string()),
});
export type LockOwner = v.InferOutput<typeof LockOwner>;

const LOCK_FILE = 'control-centre.lock';

/** The data folder belongs to another running process. */
export class FolderLockedError extends Error {
  constructor(
    readonly folder: string,
    readonly owner: LockOwner,
  ) {
    super(`the data folder ${folder} is in use by process ${owner.pid}`);
    this.name = 'FolderLockedError';
  }
}

/** An exclusive claim on a data folder. Two processes in one embedded database would destroy it. */
export interface FolderLock {
  /** Adds the address under which the owner answers, for commands that have to go through it. */
  announce(url: string): void;
  release(): void;
}

const heldHere = new Set<string>();

/**
 * Claims a folder, or takes over the claim of a process that no longer lives.
 *
 * @throws {FolderLockedError} naming the process that holds it
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, LOCK_FILE);
  const me: LockOwner = { pid: process.pid, began: processBegan(process.pid) };
  if (heldHere.has(path)) throw new FolderLockedError(folder, me);
  const own = writeBeside(path, me);
  try {
    // A link appears at once with its content, or fails because the name is taken.
    while (!linked(own, path)) removeDeadClaim(folder, path);
  } finally {
    fs.unlinkSync(own);
  }
  heldHere.add(path);
  return {
    announce(url) {
      fs.renameSync(writeBeside(path, { ...me, url }), path);
    },
    release() {
      if (heldHere.delete(path)) fs.rmSync(path, { force: true });
    },
  };
}

/** Who holds the folder now; undefined when nobody alive does. */
export function folderOwner(folder: string): LockOwner | undefined {
  const owner = parseOwner(readIfThere(join(folder, LOCK_FILE)));
  return owner && isAlive(owner) ? owner : undefined;
}

function removeDeadClaim(folder: string, path: string): void {
  const seen = readIfThere(path);
  if (seen === undefined) return;
  const owner = parseOwner(seen);
  if (owner && isAlive(owner)) throw new FolderLockedError(folder, owner);
  const aside = `${path}.dead-${randomBytes(4).toString('hex')}`;
  try {
    fs.renameSync(path, aside);
  } catch {
    return;
  }
  // Another process may have taken over between our look and our rename: then the claim is given back.
  if (fs.readFileSync(aside, 'utf8') !== seen) linked(aside, path);
  fs.unlinkSync(aside);
}

function linked(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function writeBeside(path: string, owner: LockOwner): string {
  const own = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(own, JSON.stringify(owner), { flush: true });
  return own;
}

function readIfThere(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseOwner(text: string | undefined): LockOwner | undefined {
  if (text === undefined) return undefined;
  try {
    return check(LockOwner, JSON.parse(text), LOCK_FILE);
  } catch {
    return undefined;
  }
}

function isAlive(owner: LockOwner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return processBegan(owner.pid) === owner.began;
}

/** Boot and start time of a process where the kernel tells them (Linux); elsewhere an empty string. */
function processBegan(pid: number): string {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has let go of everything; its entry stays until its parent looks.
    return state === 'Z' ? 'zombie' : `${boot}/${rest[18]}`;
  } catch {
    return '';
  }
}
