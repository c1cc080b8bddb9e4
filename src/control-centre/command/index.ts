export { verdictText, verifyAuditLog } from './auditor';
export { type Importer, type ImportKind, openImporter } from './importer';
export { reportText } from './reportText';
