export type { Push, ReceiptsListener } from './push';
