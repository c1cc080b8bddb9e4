import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Desk } from './desk';
import { fieldOf, Refusal, Unreachable } from './problem';

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetcher: typeof fetch = async (url, init) => {
    calls.push({ url: String(url), init: init ?? {} });
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
  };
  return { desk: new Desk(fetcher), calls };
};
const Thing = v.object({ thing: v.number() });

describe("the control centre's API", () => {
  it('sends the token of the session with whatever changes something, and only then', async () => {
    const { desk, calls } = answering(200, { thing: 1 });
    desk.csrf = 'secret';
    await desk.ask('GET', '/operator/alerts', Thing);
    await desk.ask('POST', '/operator/alerts', Thing, { content: 1 });
    expect(calls.map(({ init }) => new Headers(init.headers).get('x-csrf-token'))).toEqual([null, 'secret']);
    expect(calls[1]?.url).toBe('/api/v1/operator/alerts');
  });

  it('tells a refusal with the field that is wrong', async () => {
    const body = { error: { code: 'invalid', message: 'choose an area', field: 'content.areas' } };
    const problem = await answering(422, body)
      .desk.ask('POST', '/x', Thing, {})
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Refusal);
    expect(problem).toMatchObject({ code: 'invalid', status: 422 });
    expect(fieldOf(problem)).toBe('areas');
  });

  it('says when a session has ended, but not to whoever is only knocking', async () => {
    const { desk } = answering(401, { error: { code: 'refused', message: 'no' } });
    let lapses = 0;
    desk.onLapse = () => {
      lapses += 1;
    };
    await expect(desk.knock('POST', '/operator/session', Thing, {})).rejects.toBeInstanceOf(Refusal);
    expect(lapses).toBe(0);
    await expect(desk.ask('GET', '/operator/alerts', Thing)).rejects.toBeInstanceOf(Refusal);
    expect(lapses).toBe(1);
  });

  it('passes on after how long to try again', async () => {
    const { desk } = answering(
      429,
      { error: { code: 'too-many', message: 'slow' } },
      { 'retry-after': '90' },
    );
    await expect(desk.knock('POST', '/x', Thing)).rejects.toMatchObject({ retryAfterS: 90 });
  });

  it('tells silence from a refusal', async () => {
    const desk = new Desk(async () => {
      throw new TypeError('network');
    });
    await expect(desk.ask('GET', '/x', Thing)).rejects.toBeInstanceOf(Unreachable);
  });

  it('refuses an answer of another shape', async () => {
    await expect(answering(200, { other: 1 }).desk.ask('GET', '/x', Thing)).rejects.toThrow(/GET \/x/);
  });
});
