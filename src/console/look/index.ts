export * from './KindMark';
export * from './Look';
export * from './PageFrame';
export * from './SeverityMark';
export * from './StateMark';
