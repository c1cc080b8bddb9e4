export * from './chinaTime';
export * from './duration';
export * from './useClock';
