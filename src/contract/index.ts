export * from './check';
export * from './division';
export * from './frameMessage';
export * from './guide';
export * from './imports';
export * from './keymap';
export * from './lineup';
export * from './status';
