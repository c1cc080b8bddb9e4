export * from './backoff';
export * from './PushClient';
export * from './packets';
export * from './pushAddress';
