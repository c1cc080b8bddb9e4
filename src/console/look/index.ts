export * from './KindMark';
export * from './PageFrame';
export * from './SeverityMark';
export * from './StateMark';
export * from './theme';
