export * from './CodeInput';
export * from './LapseDialog';
export * from './SignInPage';
export * from './useIdleLock';
export * from './useSession';
export * from './WelcomePage';
