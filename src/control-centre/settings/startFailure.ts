import { ContractError } from '../../contract';
import { RefusedError } from '../intake';
import { FolderLockedError, StoreError } from '../store';
import { SettingError } from './settings';

interface Situation {
  dataFolder: string;
  port: number;
  host: string;
}

/** Why the control centre does not start, as one line that says which setting to look at and what to do. */
export function startFailure(error: unknown, { dataFolder, port, host }: Situation): string {
  if (error instanceof SettingError) return error.message;
  if (error instanceof FolderLockedError) {
    const where = error.owner.url ? ` at ${error.owner.url}` : '';
    return `DATA_DIR ${dataFolder} is in use by another control centre${where} (process ${error.owner.pid}): stop it, or choose another DATA_DIR`;
  }
  if (error instanceof StoreError) {
    return error.database === 'server'
      ? `DATABASE_URL can't be used (${oneLine(error.message)}): check the address, and that PostgreSQL runs there`
      : `DATA_DIR ${dataFolder} holds a database that does not open (${oneLine(error.message)}): restore it from a backup, or choose another DATA_DIR`;
  }
  if (error instanceof RefusedError || error instanceof ContractError)
    return `PROVINCE: ${oneLine(error.message)}`;
  const { code, message, path } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return `PORT ${port} is in use by another program: stop it, or choose another PORT`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return path
        ? `DATA_DIR ${dataFolder} can't be written (${code} at ${path}): give this user the right to, or choose another DATA_DIR`
        : `PORT ${port} may not be opened by this user: choose one above 1023`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `DATA_DIR ${dataFolder} is no folder: choose another DATA_DIR`;
    case 'ENOSPC':
      return `DATA_DIR ${dataFolder}: the disk is full`;
    default:
      return oneLine(message ?? String(error));
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
