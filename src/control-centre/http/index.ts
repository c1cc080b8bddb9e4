export { ErrorBody } from './errors';
export { IMPORT_TOKEN_FILE, readOrMakeToken } from './importToken';
export { createServer, type ServerOptions } from './server';
export { StaticMount } from './staticMounts';
