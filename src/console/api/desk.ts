import * as v from 'valibot';
import { check } from '../../contract';
import { Refusal, refusalOf, Unreachable } from './problem';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Longer than any answer takes, ms; approving waits for the signature. */
const PATIENCE_MS = 15_000;

/** The operators' side of the control centre's API. */
export class Desk {
  /** Sent back with every call that changes something; comes with the session. */
  csrf = '';
  /** Called when the control centre no longer knows the session. */
  onLapse: () => void = () => undefined;

  constructor(private readonly fetcher: typeof fetch = (...given) => fetch(...given)) {}

  /**
   * Asks for something and checks the answer.
   *
   * @param path below `/api/v1`: '/operator/alerts'
   * @throws {Refusal} when the control centre says no
   * @throws {Unreachable} when there is no answer
   * @throws {ContractError} when the answer has the wrong shape
   */
  async ask<Schema extends v.GenericSchema>(
    method: Method,
    path: string,
    schema: Schema,
    body?: object,
  ): Promise<v.InferOutput<Schema>> {
    const response = await this.send(method, path, body);
    if (!response.ok) {
      if (response.status === 401) this.onLapse();
      throw await refusalOf(response);
    }
    return check(schema, await read(response), `${method} ${path}`);
  }

  /** Changes something whose answer says nothing more. Throws as {@link ask}. */
  async tell(method: Method, path: string, body?: object): Promise<void> {
    await this.ask(method, path, v.unknown(), body);
  }

  /** Asks as nobody: signing in, invitations. A 401 means 'wrong', not that a session has ended. */
  async knock<Schema extends v.GenericSchema>(
    method: Method,
    path: string,
    schema: Schema,
    body?: object,
  ): Promise<v.InferOutput<Schema>> {
    const response = await this.send(method, path, body);
    if (!response.ok) throw await refusalOf(response);
    return check(schema, await read(response), `${method} ${path}`);
  }

  private async send(method: Method, path: string, body: object | undefined): Promise<Response> {
    try {
      return await this.fetcher(`/api/v1${path}`, {
        method,
        credentials: 'same-origin',
        headers: {
          ...(body && { 'content-type': 'application/json' }),
          ...(method !== 'GET' && { 'x-csrf-token': this.csrf }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch (error) {
      throw new Unreachable(error);
    }
  }
}

/** An answer without a body is undefined. */
async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal(response.status, 'unknown', 'the answer is not JSON', undefined, undefined);
  }
}
