export * from './AccountsPage';
