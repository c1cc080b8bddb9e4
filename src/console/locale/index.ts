export * from './language';
export * from './problemText';
export * from './texts';
