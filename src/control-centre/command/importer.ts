import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { check, ImportReport } from '../../contract';
import { importDivisions } from '../divisions';
import { importGuide } from '../guide';
import { ErrorBody, IMPORT_TOKEN_FILE } from '../http';
import { fileOrUrlSource, RefusedError } from '../intake';
import { importPlaylist } from '../lineup';
import type { Settings } from '../settings';
import { folderOwner, openStore } from '../store';

export type ImportKind = ImportReport['kind'];

/** Takes files in, one way or another. */
export interface Importer {
  /**
   * @param where path of a file, or an http address
   * @throws {RefusedError} when it is refused as a whole
   */
  take(kind: ImportKind, where: string): Promise<ImportReport>;
  close(): Promise<void>;
}

/** Goes through the control centre that runs on the data folder; opens the store itself when none does. */
export async function openImporter({ dataFolder, databaseUrl }: Settings): Promise<Importer> {
  const owner = folderOwner(dataFolder);
  if (!owner) return direct(dataFolder, databaseUrl);
  if (owner.url)
    return throughServer(owner.url, readFileSync(join(dataFolder, IMPORT_TOKEN_FILE), 'utf8').trim());
  throw new RefusedError(
    'busy',
    `process ${owner.pid} is at work on ${dataFolder}: try again when it is done`,
  );
}

async function direct(dataFolder: string, databaseUrl: string | undefined): Promise<Importer> {
  const store = await openStore({ dataFolder, databaseUrl });
  const takers = { playlist: importPlaylist, guide: importGuide, divisions: importDivisions };
  return {
    take: (kind, where) => takers[kind](store, fileOrUrlSource(where)),
    close: () => store.close(),
  };
}

function throughServer(url: string, token: string): Importer {
  return {
    async take(kind, where) {
      const isUrl = /^https?:\/\//i.test(where);
      let failure: unknown;
      async function* file() {
        try {
          yield* fileOrUrlSource(where).bytes();
        } catch (error) {
          failure = error;
          throw error;
        }
      }
      const upload: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': isUrl ? 'application/json' : 'application/octet-stream',
        },
        body: isUrl
          ? JSON.stringify({ url: where })
          : (Readable.toWeb(Readable.from(file())) as ReadableStream),
        duplex: 'half',
      };
      try {
        return await readAnswer(await fetch(new URL(`/api/v1/imports/${kind}`, url), upload), kind);
      } catch (error) {
        if (error instanceof RefusedError) throw error;
        throw (
          failure ??
          new RefusedError('unreachable', `the control centre at ${url} broke off: ${reasonOf(error)}`)
        );
      }
    },
    close: async () => undefined,
  };
}

async function readAnswer(answer: Response, kind: ImportKind): Promise<ImportReport> {
  const source = `POST /api/v1/imports/${kind}`;
  const body: unknown = await answer.json();
  if (answer.ok) return check(ImportReport, body, source);
  const { error } = check(ErrorBody, body, source);
  throw new RefusedError(error.code, error.message);
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
