export { CONTROL_CENTRE, type Counts, type Credentials, type Limits, type Refusal, refuse } from './broker';
export { EmbeddedPush } from './embeddedPush';
export { ExternalPush } from './externalPush';
export { openPush, type PushSettings } from './openPush';
export type { PresenceListener, Push, ReceiptsListener } from './push';
export { RefusalRecord } from './refusalRecord';
