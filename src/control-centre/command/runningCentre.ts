import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as v from 'valibot';
import { check } from '../../contract';
import { ErrorBody, IMPORT_TOKEN_FILE } from '../http';
import { RefusedError } from '../intake';
import type { Settings } from '../settings';
import { folderOwner } from '../store';

/** A control centre that is at work on our data folder: commands go through it. */
export interface RunningCentre {
  url: string;
  token: string;
}

/**
 * The control centre that runs on the data folder; undefined when the store is free to be opened.
 *
 * @throws {RefusedError} 'busy' when the folder is held by a process that does not answer requests
 */
export function runningCentre({ dataFolder }: Settings): RunningCentre | undefined {
  const owner = folderOwner(dataFolder);
  if (!owner) return undefined;
  if (owner.url) {
    return { url: owner.url, token: readFileSync(join(dataFolder, IMPORT_TOKEN_FILE), 'utf8').trim() };
  }
  throw new RefusedError(
    'busy',
    `process ${owner.pid} is at work on ${dataFolder}: try again when it is done`,
  );
}

/** @throws {RefusedError} with the control centre's own words */
export async function readAnswer<Schema extends v.GenericSchema>(
  answer: Response,
  schema: Schema,
  source: string,
): Promise<v.InferOutput<Schema>> {
  const body: unknown = await answer.json();
  if (answer.ok) return check(schema, body, source);
  const { error } = check(ErrorBody, body, source);
  throw new RefusedError(error.code, error.message);
}

export function brokeOff({ url }: RunningCentre, error: unknown): RefusedError {
  const { cause, message } = error as Error;
  const reason = cause instanceof Error ? cause.message : message;
  return new RefusedError('unreachable', `the control centre at ${url} broke off: ${reason}`);
}
