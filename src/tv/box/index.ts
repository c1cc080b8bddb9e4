export * from './clock';
export * from './connection';
export * from './controlCentre';
export * from './events';
export * from './identity';
export * from './keys';
export * from './storage';
