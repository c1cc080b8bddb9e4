import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { PUSH_PATH } from '../../contract';
import { type Push, refuse } from '../push';

/** Hands connections to the push channel over to it, on the port of our HTTP. */
export function servePush(server: Server, push: Push): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [path] = (request.url ?? '').split('?');
    if (path !== PUSH_PATH || !push.accept(request, socket, head)) refuse(socket, 404);
  });
}
