export * from './areas';
export * from './places';
export * from './usePlaces';
