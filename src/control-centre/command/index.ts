export { verdictText, verifyAuditLog } from './auditor';
export { type Importer, type ImportKind, openImporter } from './importer';
export { KEYS_USAGE, keepKeys, UsageError } from './keyKeeper';
export { reportText } from './reportText';
