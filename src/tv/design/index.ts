export * from './breakable';
export * from './fonts';
export * from './List';
export * from './label';
export * from './plate';
export * from './Row';
export * from './tokens';
