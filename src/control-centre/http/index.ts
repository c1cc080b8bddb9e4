export { ErrorBody } from './errors';
export { IMPORT_TOKEN_FILE, PUSH_PASSWORD_FILE, readOrMakeToken } from './importToken';
export { isEqual } from './isEqual';
export { createServer, type ServerOptions } from './server';
export { StaticMount } from './staticMounts';
