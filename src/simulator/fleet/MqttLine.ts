import { generate, type Packet, parser } from 'mqtt-packet';
import { WebSocket } from 'ws';
import { type BoxId, type DivisionCode, presenceTopic } from '../../contract';

/** As a box says it: see the box's own push client. */
const KEEP_ALIVE_S = 25;

export interface Login {
  division: DivisionCode;
  box?: BoxId;
  token?: string;
}

export interface LineListener {
  /** The broker has taken the box in. */
  opened(): void;
  message(topic: string, payload: Buffer, live: boolean, when: number): void;
  /** Once. `refused` where the broker does not take this name and password. */
  closed(refused: boolean): void;
}

export const clock = (): number => performance.timeOrigin + performance.now();

/** One connection of one virtual box to the push channel: MQTT 3.1.1 over WebSocket. */
export class MqttLine {
  private readonly socket: WebSocket;
  private refused = false;
  private packets = 0;

  constructor(
    push: string,
    private readonly login: Login,
    private readonly topics: readonly string[],
    private readonly listener: LineListener,
  ) {
    this.socket = new WebSocket(push, 'mqtt', { perMessageDeflate: false });
    this.socket.binaryType = 'nodebuffer';
    const reader = parser({ protocolVersion: 4 });
    let when = 0;
    reader.on('packet', (packet) => this.hear(packet, when));
    reader.on('error', () => this.socket.terminate());
    this.socket.on('open', () => this.greet());
    this.socket.on('message', (data) => {
      when = clock();
      reader.parse(data as Buffer);
    });
    // What the error was does not matter: the connection closes after it, and is made again.
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => listener.closed(this.refused));
  }

  /** Publishes with QoS 1. */
  publish(topic: string, payload: string): void {
    this.packets = (this.packets % 65_535) + 1;
    this.send({
      cmd: 'publish',
      topic,
      payload,
      qos: 1,
      messageId: this.packets,
      dup: false,
      retain: false,
    });
  }

  ping(): void {
    this.send({ cmd: 'pingreq' });
  }

  close(): void {
    this.send({ cmd: 'disconnect' });
    this.socket.close();
  }

  private send(packet: Packet): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(generate(packet));
  }

  private presence(online: boolean): string {
    return JSON.stringify({ online, division: this.login.division });
  }

  private greet(): void {
    const { box, token } = this.login;
    this.send({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId: box ?? `visitor${Math.random().toString(36).slice(2, 12)}`,
      clean: true,
      keepalive: KEEP_ALIVE_S,
      ...(box &&
        token && {
          username: box,
          password: Buffer.from(token),
          will: {
            topic: presenceTopic(box),
            payload: Buffer.from(this.presence(false)),
            qos: 0,
            retain: false,
          },
        }),
    });
  }

  private hear(packet: Packet, when: number): void {
    if (packet.cmd === 'publish') {
      this.listener.message(packet.topic, packet.payload as Buffer, !packet.retain, when);
    } else if (packet.cmd === 'connack') {
      if (packet.returnCode === 0) this.enter();
      else {
        this.refused = packet.returnCode === 4 || packet.returnCode === 5;
        this.socket.terminate();
      }
    } else if (packet.cmd === 'suback') {
      this.listener.opened();
    }
  }

  private enter(): void {
    const subscriptions = this.topics.map((topic) => ({ topic, qos: 0 as const }));
    this.send({ cmd: 'subscribe', messageId: 1, subscriptions });
    const { box } = this.login;
    if (box) this.publish(presenceTopic(box), this.presence(true));
  }
}
