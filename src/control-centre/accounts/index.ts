export { AccountError, type AccountErrorCode } from './accountError';
export { changeAccount, createAccount, inviteAgain, listAccounts } from './administration';
export { acceptInvitation, openInvitation } from './invitations';
export { mayTouch } from './scope';
export { type OpenSession, resumeSession } from './sessions';
export { confirmSecondFactor, signIn, signOut } from './signIn';
export { welcomeToken } from './welcome';
