export { FolderLockedError, folderOwner, type LockOwner } from './folderLock';
export { asOnlyImport, ImportBusyError } from './importRun';
export { NOTHING_YET, type Revisions, readRevisions, type Subject, setRevision } from './revisions';
export type { Schema } from './schema';
export { openStore, type Store, StoreError, type StoreSettings } from './store';
