export { CONTROL_CENTRE, type Credentials, type Visitor } from './access';
export { Broker, type Counts, type Refusal, refuse } from './broker';
export type { Limits } from './limits';
