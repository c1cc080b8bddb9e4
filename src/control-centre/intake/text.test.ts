import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetchBytes } from './fetchBytes';
import { linesOf } from './lines';
import { RefusedError } from './refusal';
import { streamSource, urlSource } from './source';
import { textOf } from './text';

/** '云南卫视,新闻' in GB 18030. */
const GB_WORDS = Buffer.from('d4c6c4cfcec0cad32cd0c2cec5', 'hex');
const WORDS = '云南卫视,新闻';

async function* pieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, size = 7, maxBytes = 1e9): Promise<string> {
  let text = '';
  for await (const part of textOf(streamSource(pieces(bytes, size), 'list.m3u'), { maxBytes })) text += part;
  return text;
}

describe('a file as text', () => {
  const long = '#EXTM3U ascii only for a long while\n'.repeat(5000);

  it.each([
    ['UTF-8', Buffer.from(WORDS), WORDS],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${WORDS}`), WORDS],
    ['GB 18030', GB_WORDS, WORDS],
    ['GB 18030 after 180 KB of ASCII', Buffer.concat([Buffer.from(long), GB_WORDS]), long + WORDS],
    ['GB 18030 of 200 KB', Buffer.concat(Array(20_000).fill(GB_WORDS)), WORDS.repeat(20_000)],
    [
      'UTF-8 with one broken byte',
      Buffer.concat([Buffer.from(WORDS), Buffer.from([0xff])]),
      `${WORDS}\ufffd`,
    ],
    ['UTF-16', Buffer.from(`\ufeff${WORDS}`, 'utf16le'), WORDS],
    ['gzip', gzipSync(Buffer.from(WORDS)), WORDS],
    ['gzip of GB 18030', gzipSync(GB_WORDS), WORDS],
    [
      'XML that says gb2312',
      Buffer.concat([Buffer.from('<?xml version="1.0" encoding="gb2312"?>'), GB_WORDS]),
      `<?xml version="1.0" encoding="gb2312"?>${WORDS}`,
    ],
    ['nothing', Buffer.alloc(0), ''],
  ])('is read when it is %s, in pieces of any size', async (_what, bytes, text) => {
    for (const size of [1, 7, 65_536]) {
      if (size === 1 && bytes.length > 10_000) continue;
      expect(await read(bytes, size)).toBe(text);
    }
  });

  it('is refused when it is too large, also when only its content is', async () => {
    await expect(read(Buffer.alloc(3e6), 65_536, 2 ** 20)).rejects.toThrow('list.m3u is larger than 1 MB');
    await expect(read(gzipSync(Buffer.alloc(3e6)), 65_536, 2 ** 20)).rejects.toThrow(RefusedError);
  });

  it('is refused when its gzip is cut off', async () => {
    const whole = gzipSync(Buffer.from(long));
    await expect(read(whole.subarray(0, whole.length - 20))).rejects.toThrow('broken or incomplete gzip');
  });
});

describe('lines', () => {
  it('have numbers, any kind of end, and a limit', async () => {
    async function* text() {
      yield 'one\r\ntw';
      yield 'o\n\nlong';
      yield 'long\nlast';
    }
    const lines = [];
    for await (const line of linesOf(text(), 6)) lines.push(line);
    expect(lines).toEqual([
      { number: 1, text: 'one', tooLong: false },
      { number: 2, text: 'two', tooLong: false },
      { number: 3, text: '', tooLong: false },
      { number: 4, text: 'longlo', tooLong: true },
      { number: 5, text: 'last', tooLong: false },
    ]);
  });
});

describe('a file on the network', () => {
  it('is followed through redirects, and everything that goes wrong is said in words', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/moved') response.writeHead(302, { location: '/list' }).end();
      else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (request.url === '/away') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else if (request.url === '/list') response.end('#EXTM3U');
      else if (request.url === '/silent') response.write('#');
      else if (request.url !== '/never') response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const all = async (bytes: AsyncIterable<Uint8Array>) => {
      let text = '';
      for await (const chunk of bytes) text += Buffer.from(chunk).toString();
      return text;
    };
    expect(await all(urlSource(`${base}/moved`).bytes())).toBe('#EXTM3U');
    await expect(all(urlSource(`${base}/loop`).bytes())).rejects.toThrow('redirects more than 5 times');
    await expect(all(urlSource(`${base}/away`).bytes())).rejects.toThrow('only http and https');
    await expect(all(urlSource(`${base}/gone`).bytes())).rejects.toThrow('answered 404');
    await expect(all(urlSource('http://127.0.0.1:1/x').bytes())).rejects.toThrow(RefusedError);
    await expect(all(fetchBytes(`${base}/never`, { answerMs: 50 }))).rejects.toThrow(
      'did not answer within 0.05 s',
    );
    await expect(all(fetchBytes(`${base}/silent`, { silenceMs: 50 }))).rejects.toThrow(
      'sent nothing for 0.05 s',
    );
    server.closeAllConnections();
    server.close();
  });
});
