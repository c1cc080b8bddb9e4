export * from './AlertBoard';
export * from './AlertsPage';
export * from './createAlerts';
export * from './PreviewBoard';
export * from './queue';
export * from './screen/AlertLayer';
