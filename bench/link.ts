import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a subscriber's line does to each response. */
export interface LinkShape {
  /** From a request to the first byte of its answer, at least. */
  roundTripMs: number;
  megabitsPerSecond: number;
  /** Bytes that a media segment has to weigh at least, by its path; 0 leaves it as it is. */
  weightOf(path: string): number;
}

/** A server seen through a line. */
export interface Link {
  /** Origin that stands for the server's own. */
  readonly url: string;
  /**
   * Resolves once a media segment below `prefix` has been handed over since this call's `since` (ms, Date.now)
   * and nothing below it is under way; false when that has not come about within `patienceMs`.
   */
  settled(prefix: string, since: number, patienceMs: number): Promise<boolean>;
  close(): Promise<void>;
}

const PIECE_BYTES = 8192;
const SEGMENT = /\.(m4s|mp4|ts|aac)$/;
/** Initialisation segments stay as small as they are. */
const INIT_MAX_BYTES = 4096;

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

function ask(target: URL, { method, url, headers }: IncomingMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: target.hostname,
        port: target.port,
        method,
        path: url,
        headers: { ...headers, host: target.host },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 502,
            headers: answer.headers,
            body: Buffer.concat(pieces),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** A `free` box (ISO/IEC 14496-12) behind a segment: players skip it, the line has to carry it. */
function weighed(body: Buffer, bytes: number): Buffer {
  const missing = bytes - body.length;
  if (missing < 8) return body;
  const box = Buffer.alloc(missing);
  box.writeUInt32BE(missing, 0);
  box.write('free', 4, 'latin1');
  return Buffer.concat([body, box]);
}

/** Hands a body over as slowly as the line would: by the clock, so that late timers don't add up. */
function handOver(response: ServerResponse, body: Buffer, bytesPerMs: number): void {
  const began = performance.now();
  let sent = 0;
  const next = (): void => {
    if (response.destroyed) return;
    const due = (performance.now() - began) * bytesPerMs;
    while (sent < body.length && sent <= due) {
      response.write(body.subarray(sent, sent + PIECE_BYTES));
      sent += PIECE_BYTES;
    }
    if (sent >= body.length) response.end();
    else setTimeout(next, Math.max(1, sent / bytesPerMs - (performance.now() - began)));
  };
  next();
}

/**
 * Stands in front of a server and shapes each response on its own: round trip, bandwidth, weight of segments.
 *
 * @param target origin of the server
 */
export async function openLink(target: string, shape: LinkShape): Promise<Link> {
  const upstream = new URL(target);
  const bytesPerMs = (shape.megabitsPerSecond * 1e6) / 8 / 1000;
  const underWay = new Map<string, number>();
  const handed = new Map<string, number>();
  let waiting: (() => void)[] = [];
  const notice = (): void => {
    for (const look of [...waiting]) look();
  };

  const server = createServer((incoming, response) => {
    const path = (incoming.url ?? '/').replace(/\?.*$/, '');
    const came = performance.now();
    underWay.set(path, (underWay.get(path) ?? 0) + 1);
    let whole = false;
    response.on('finish', () => {
      whole = true;
    });
    response.on('close', () => {
      const left = (underWay.get(path) ?? 1) - 1;
      if (left > 0) underWay.set(path, left);
      else underWay.delete(path);
      if (whole && SEGMENT.test(path)) handed.set(path, Date.now());
      notice();
    });
    ask(upstream, incoming).then(
      ({ status, headers, body }) => {
        const isSegment = status === 200 && SEGMENT.test(path) && body.length > INIT_MAX_BYTES;
        const weight = isSegment ? weighed(body, shape.weightOf(path)) : body;
        const late = Math.max(0, shape.roundTripMs - (performance.now() - came));
        setTimeout(() => {
          const { 'transfer-encoding': _chunked, connection: _hop, ...kept } = headers;
          const length =
            incoming.method === 'HEAD' || status === 304 ? {} : { 'content-length': weight.length };
          response.writeHead(status, { ...kept, ...length });
          response.flushHeaders();
          handOver(response, weight, bytesPerMs);
        }, late);
      },
      () => {
        response.writeHead(502);
        response.end();
      },
    );
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    settled(prefix, since, patienceMs) {
      const isSettled = (): boolean =>
        [...handed].some(([path, at]) => path.startsWith(prefix) && at >= since) &&
        ![...underWay.keys()].some((path) => path.startsWith(prefix));
      return new Promise((resolve) => {
        const end = (outcome: boolean): void => {
          clearTimeout(impatient);
          waiting = waiting.filter((other) => other !== look);
          resolve(outcome);
        };
        const look = (): void => {
          if (isSettled()) end(true);
        };
        const impatient = setTimeout(() => end(isSettled()), patienceMs);
        waiting.push(look);
        look();
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
