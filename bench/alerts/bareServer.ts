import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

/** A WebSocket server that does nothing but write one prepared frame to each socket: what the machine itself can do. */
export interface BareServer {
  url: string;
  /** Writes a frame that carries so many bytes to every socket. */
  write(bytes: number): void;
  close(): Promise<void>;
}

const EXTENDED_LENGTH = 126;

export async function openBareServer(): Promise<BareServer> {
  const server = createServer();
  const sockets = new Set<Duplex>();
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    handleProtocols: () => 'mqtt',
  });
  server.on('upgrade', (request, socket: Duplex, head) =>
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      sockets.add(socket);
      webSocket.on('close', () => sockets.delete(socket));
    }),
  );
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    write(bytes) {
      const head = Buffer.from([0x82, EXTENDED_LENGTH, bytes >> 8, bytes & 255]);
      const frame = Buffer.concat([head, Buffer.alloc(bytes)]);
      for (const socket of sockets) socket.write(frame);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
