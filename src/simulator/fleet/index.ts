export { type Approved, endDrill, type SignedIn, sendDrill } from './drive';
export { enrolMany, findPort, type Port, placesOf, provinceName } from './enrolling';
export { Fleet } from './Fleet';
export type { Berth } from './protocol';
export { rank } from './tally';
