import * as v from 'valibot';

/** Data from outside did not have the agreed shape. The message names the source and the first wrong field. */
export class ContractError extends Error {
  constructor(
    readonly source: string,
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${source}: ${field ? `"${field}": ` : ''}${reason}`);
    this.name = 'ContractError';
  }
}

/**
 * Validates a value that crosses a boundary (HTTP, MQTT, storage, a file), once, at the edge.
 *
 * Unknown fields are dropped, not refused, so that an older box understands a newer control centre.
 *
 * @param source where the value came from, in words for the error message: 'GET /api/v1/lineup'
 * @throws {ContractError} naming the source and the first field that is wrong
 */
export function check<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  source: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new ContractError(source, v.getDotPath(issue) ?? '', issue.message);
}
