import type * as v from 'valibot';
import { check } from '../../contract';

/** The control centre gave no usable answer: no connection, a refusal, or not within the time allowed. */
export class UnreachableError extends Error {
  constructor(
    path: string,
    reason: string,
    /** The status of a refusal; undefined where nothing answered. */
    readonly status?: number,
  ) {
    super(`${path}: ${reason}`);
    this.name = 'UnreachableError';
  }
}

export interface ControlCentre {
  /**
   * Asks for a resource and checks it against its schema.
   *
   * @throws {UnreachableError} when there is no answer
   * @throws {ContractError} when the answer has the wrong shape
   */
  get<Schema extends v.GenericSchema>(path: string, schema: Schema): Promise<v.InferOutput<Schema>>;
  /**
   * Hands something over, and checks the answer; an answer without a body is `undefined`.
   *
   * @param token says who the box is
   * @throws as `get`
   */
  post<Schema extends v.GenericSchema>(
    path: string,
    body: unknown,
    schema: Schema,
    token?: string,
  ): Promise<v.InferOutput<Schema>>;
}

/** @param base address without a slash at its end; empty where the control centre serves the application */
export function createControlCentre(base: string, timeoutMs = 8000): ControlCentre {
  function ask<Schema extends v.GenericSchema>(
    method: 'GET' | 'POST',
    path: string,
    schema: Schema,
    body?: unknown,
    token?: string,
  ): Promise<v.InferOutput<Schema>> {
    const name = `${method} ${path}`;
    return new Promise((resolve, reject) => {
      // XMLHttpRequest rather than fetch: it has a timeout and an abort in the oldest boxes.
      const request = new XMLHttpRequest();
      request.open(method, base + path);
      request.timeout = timeoutMs;
      if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
      if (body !== undefined) request.setRequestHeader('Content-Type', 'application/json');
      request.onload = () => {
        const { status, responseText } = request;
        if (status < 200 || status > 299)
          return reject(new UnreachableError(name, `status ${status}`, status));
        try {
          resolve(check(schema, responseText ? JSON.parse(responseText) : undefined, name));
        } catch (error) {
          reject(error);
        }
      };
      request.onerror = () => reject(new UnreachableError(name, 'no connection'));
      request.ontimeout = () => reject(new UnreachableError(name, `no answer in ${timeoutMs} ms`));
      request.send(body === undefined ? null : JSON.stringify(body));
    });
  }

  return {
    get: (path, schema) => ask('GET', path, schema),
    post: (path, body, schema, token) => ask('POST', path, schema, body, token),
  };
}
