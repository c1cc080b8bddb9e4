import type { Duplex } from 'node:stream';
import { type Packet, parser } from 'mqtt-packet';
import type { WebSocket } from 'ws';
import { framed } from './frame';
import type { Limits } from './limits';

/** Why a line was cut; what counts what happens to the boxes. */
export type CutReason = 'slow' | 'silent' | 'malformed' | 'refused' | 'replaced' | 'stopping';

export interface LineListener {
  packet(packet: Packet): void;
  /** Once, when the line is gone. */
  closed(): void;
}

const ORDERLY = 1000;

/** One WebSocket that carries MQTT: packets in, frames out, and never more waiting than the limit. */
export class Line {
  /** When the client was last heard (performance.now). */
  heardAt = performance.now();
  cutFor: CutReason | undefined;
  private readonly reader = parser({ protocolVersion: 4 });
  private open = true;

  constructor(
    private readonly socket: Duplex,
    private readonly webSocket: WebSocket,
    private readonly limits: Limits,
    readonly address: string,
    private readonly listener: LineListener,
  ) {
    webSocket.binaryType = 'nodebuffer';
    webSocket.on('message', (data, isBinary) => this.read(data as Buffer, isBinary));
    // A client that breaks the rules of WebSocket is closed by the library; what is left to do follows with 'close'.
    webSocket.on('error', () => this.cut('malformed'));
    webSocket.on('close', () => this.finish());
    this.reader.on('packet', (packet) => this.hear(packet));
    this.reader.on('error', () => this.cut('malformed'));
  }

  /**
   * Writes a frame as it is. A client that has let more than the limit pile up is cut instead, so that it costs no
   * memory and delays nobody.
   */
  write(frame: Buffer): void {
    if (!this.open) return;
    if (this.socket.writableLength > this.limits.backlogBytes) this.cut('slow');
    else this.socket.write(frame);
  }

  send(packet: Packet): void {
    this.write(framed(packet));
  }

  /** Closes after what has been written. */
  end(reason?: CutReason): void {
    if (!this.open) return;
    this.finish(reason);
    this.webSocket.close(ORDERLY);
  }

  cut(reason: CutReason): void {
    if (!this.open) return;
    this.finish(reason);
    this.webSocket.terminate();
  }

  private finish(reason?: CutReason): void {
    if (!this.open) return;
    this.open = false;
    this.cutFor = reason;
    this.listener.closed();
  }

  private read(data: Buffer, isBinary: boolean): void {
    if (!this.open) return;
    try {
      // Packets may be spread over frames: what is left of one must not grow without end.
      const isWell = isBinary && this.reader.parse(data) <= this.limits.packetBytes;
      if (!isWell) this.cut('malformed');
    } catch {
      this.cut('malformed');
    }
  }

  private hear(packet: Packet): void {
    if (!this.open) return;
    this.heardAt = performance.now();
    this.listener.packet(packet);
  }
}
