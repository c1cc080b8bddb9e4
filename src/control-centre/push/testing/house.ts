import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { generate, type Packet, parser } from 'mqtt-packet';
import WebSocket from 'ws';
import { PUSH_PATH } from '../../../contract';
import type { Limits, Refusal } from '../broker';
import { EmbeddedPush } from '../embeddedPush';

export const BOX = 'box0000000000001';
export const OTHER_BOX = 'box0000000000002';
export const PASSWORD = 'of-the-control-centre';
export const tokenOf = (box: string): string => `token of ${box}`;

/** An embedded push channel behind a real HTTP server. */
export interface House {
  push: EmbeddedPush;
  url: string;
  refusals: Refusal[];
  complaints: unknown[];
  /** Connects mqtt.js, as the standard client. */
  join(options?: IClientOptions): Promise<MqttClient>;
  asBox(box?: string, options?: IClientOptions): Promise<MqttClient>;
  asControlCentre(): Promise<MqttClient>;
  /** A bare WebSocket, for what no decent client does. */
  bare(): Promise<BareClient>;
  close(): Promise<void>;
}

export interface BareClient {
  socket: WebSocket;
  send(packet: Packet): void;
  /** Packets that came, in order. */
  packets: Packet[];
  /** Resolves with the next packet that is not taken yet. */
  next(): Promise<Packet>;
  gone: Promise<unknown>;
}

export async function openHouse(limits: Partial<Limits> = {}): Promise<House> {
  const refusals: Refusal[] = [];
  const complaints: unknown[] = [];
  const push = new EmbeddedPush({
    credentials: {
      isBox: (box, token) => token === tokenOf(box),
      isControlCentre: (password) => password === PASSWORD,
    },
    onRefused: (refusal) => refusals.push(refusal),
    complain: (error) => complaints.push(error),
    limits,
  });
  const server = createServer();
  server.on('upgrade', (request, socket, head) => push.accept(request, socket, head));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}${PUSH_PATH}`;
  const clients: MqttClient[] = [];
  const sockets: WebSocket[] = [];

  const join = async (options: IClientOptions = {}): Promise<MqttClient> => {
    const client = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 0, ...options }, false);
    clients.push(client);
    client.on('error', () => undefined);
    return client;
  };
  return {
    push,
    url,
    refusals,
    complaints,
    join,
    asBox: (box = BOX, options = {}) => join({ username: box, password: tokenOf(box), ...options }),
    asControlCentre: () => join({ username: 'control-centre', password: PASSWORD }),
    async bare() {
      const client = bareClient(new WebSocket(url, 'mqtt'));
      sockets.push(client.socket);
      await once(client.socket, 'open');
      return client;
    },
    async close() {
      for (const client of clients) client.end(true);
      for (const socket of sockets) socket.terminate();
      await push.close();
      server.close();
      await once(server, 'close');
    },
  };
}

function bareClient(socket: WebSocket): BareClient {
  const packets: Packet[] = [];
  const waiting: ((packet: Packet) => void)[] = [];
  const reader = parser({ protocolVersion: 4 });
  let taken = 0;
  reader.on('packet', (packet) => {
    packets.push(packet);
    const take = waiting.shift();
    if (take) {
      taken += 1;
      take(packet);
    }
  });
  socket.on('message', (data) => reader.parse(data as Buffer));
  socket.on('error', () => undefined);
  return {
    socket,
    packets,
    send: (packet) => socket.send(generate(packet)),
    next: () =>
      new Promise((resolve) => {
        const ready = packets[taken];
        if (ready) {
          taken += 1;
          resolve(ready);
        } else waiting.push(resolve);
      }),
    gone: new Promise((resolve) => socket.on('close', resolve)),
  };
}

/** The next message that a client gets. */
export function nextMessage(client: MqttClient): Promise<{ topic: string; text: string; retain: boolean }> {
  return new Promise((resolve) => {
    client.once('message', (topic, payload, { retain }) =>
      resolve({ topic, text: payload.toString('utf8'), retain }),
    );
  });
}

/** When a client's connection is gone. */
export const closing = (client: MqttClient): Promise<void> =>
  new Promise((resolve) => {
    client.once('close', () => resolve());
  });
