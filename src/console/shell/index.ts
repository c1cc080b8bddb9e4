export * from './Connecting';
export * from './ErrorBoundary';
export * from './places';
export * from './Shell';
