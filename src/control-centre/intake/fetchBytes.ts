import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { RefusedError } from './refusal';

const MAX_REDIRECTS = 5;
const DEFAULT_LIMITS = {
  /** Until the answer begins, ms. */
  answerMs: 20_000,
  /** Without a byte in the middle, ms. */
  silenceMs: 30_000,
  /** For everything, ms. */
  totalMs: 10 * 60_000,
};

export interface FetchOptions extends Partial<typeof DEFAULT_LIMITS> {
  signal?: AbortSignal | undefined;
}

/** Addresses of this machine and of its own network. */
const INTERNAL = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  INTERNAL.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  INTERNAL.addSubnet(net, prefix, 'ipv6');
}

/**
 * Reads a file from the network with limits on time; redirects are followed, but never from a public address
 * to an internal one, since that is how a foreign server would reach into our network.
 *
 * @throws {RefusedError} with what went wrong in words
 */
export async function* fetchBytes(url: string, options: FetchOptions = {}): AsyncIterable<Uint8Array> {
  const limits = { ...DEFAULT_LIMITS, ...options };
  const stop = new AbortController();
  const give = (ms: number, words: string) => setTimeout(() => stop.abort(new Error(words)), ms);
  const cancelled = () => stop.abort(options.signal?.reason);
  options.signal?.addEventListener('abort', cancelled);
  const total = give(limits.totalMs, `took longer than ${limits.totalMs / 1000} s`);
  let patience = give(limits.answerMs, `did not answer within ${limits.answerMs / 1000} s`);
  try {
    const answer = await follow(checkedUrl(url), stop.signal);
    if (!answer.ok) throw new RefusedError('unreachable', `${url} answered ${answer.status}`);
    // The DOM's types don't know that Node's streams can be iterated.
    const body: unknown = answer.body ?? [];
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      clearTimeout(patience);
      patience = give(limits.silenceMs, `sent nothing for ${limits.silenceMs / 1000} s`);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    if (options.signal?.aborted) throw options.signal.reason;
    throw new RefusedError('unreachable', `${url} ${reasonOf(error, stop.signal)}`);
  } finally {
    clearTimeout(patience);
    clearTimeout(total);
    options.signal?.removeEventListener('abort', cancelled);
    stop.abort();
  }
}

async function follow(start: URL, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const answer = await fetch(url, { redirect: 'manual', signal });
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || !location) return answer;
    await answer.body?.cancel();
    const next = checkedUrl(new URL(location, url).href);
    if ((await isInternal(next)) && !(await isInternal(url))) {
      throw new RefusedError('unreachable', `${url} redirects into the internal network (${next.host})`);
    }
    url = next;
  }
  throw new RefusedError('unreachable', `${start} redirects more than ${MAX_REDIRECTS} times`);
}

function checkedUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new RefusedError('unreachable', `${text} is not an address`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new RefusedError('unreachable', `${text}: only http and https addresses can be read`);
  }
  return url;
}

async function isInternal(url: URL): Promise<boolean> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [{ address: host }] : await lookup(host, { all: true });
  return addresses.some(({ address }) => INTERNAL.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'));
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted && signal.reason instanceof Error) return signal.reason.message;
  const { cause, message } = error as Error;
  const deeper = cause as (Error & { code?: string }) | undefined;
  return `can't be read: ${deeper?.code ?? deeper?.message ?? message}`;
}
