export * from './CountyPage';
