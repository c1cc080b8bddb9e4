import { WebSocket } from 'ws';
import { clock } from './MqttLine';
import type { Arrival } from './protocol';

/** Connects bare WebSockets that take each frame for an arrival: what the machine itself can do. */
export function connectBare(
  push: string,
  places: readonly number[],
  connectsPerSecond: number,
  listener: { online(by: 1 | -1): void; arrived(arrival: Arrival): void },
): () => void {
  const sockets: WebSocket[] = [];
  const timers = places.map((at, order) =>
    setTimeout(
      () => {
        const socket = new WebSocket(push, 'mqtt', { perMessageDeflate: false });
        sockets.push(socket);
        let heard = 0;
        socket.on('open', () => listener.online(1));
        socket.on('close', () => listener.online(-1));
        socket.on('error', () => undefined);
        socket.on('message', () => {
          heard += 1;
          listener.arrived({ at, id: 'bare', revision: heard, when: clock(), live: true });
        });
      },
      (order / connectsPerSecond) * 1000,
    ),
  );
  return () => {
    for (const timer of timers) clearTimeout(timer);
    for (const socket of sockets) socket.close();
  };
}
