import type * as v from 'valibot';
import { check } from '../../contract';

/** The control centre gave no usable answer: no connection, a refusal, or not within the time allowed. */
export class UnreachableError extends Error {
  constructor(path: string, reason: string) {
    super(`GET ${path}: ${reason}`);
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
}

/** @param base address without a slash at its end; empty where the control centre serves the application */
export function createControlCentre(base: string, timeoutMs = 8000): ControlCentre {
  return {
    get(path, schema) {
      return new Promise((resolve, reject) => {
        // XMLHttpRequest rather than fetch: it has a timeout and an abort in the oldest boxes.
        const request = new XMLHttpRequest();
        request.open('GET', base + path);
        request.timeout = timeoutMs;
        request.onload = () => {
          if (request.status !== 200) return reject(new UnreachableError(path, `status ${request.status}`));
          try {
            resolve(check(schema, JSON.parse(request.responseText), `GET ${path}`));
          } catch (error) {
            reject(error);
          }
        };
        request.onerror = () => reject(new UnreachableError(path, 'no connection'));
        request.ontimeout = () => reject(new UnreachableError(path, `no answer in ${timeoutMs} ms`));
        request.send();
      });
    },
  };
}
