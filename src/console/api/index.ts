export * from './desk';
export * from './deskContext';
export * from './problem';
