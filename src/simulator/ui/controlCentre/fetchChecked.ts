import type * as v from 'valibot';
import { check } from '../../../contract';

/** How long an answer may take, ms. */
const PATIENCE_MS = 4000;

/**
 * Asks the control centre for a resource and checks the answer.
 *
 * @throws when there is no answer in time, it is a refusal, or it has the wrong shape
 */
export async function fetchChecked<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`GET ${path}: status ${response.status}`);
  return check(schema, await response.json(), `GET ${path}`);
}
