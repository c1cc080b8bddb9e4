import { Readable } from 'node:stream';
import { ImportReport } from '../../contract';
import { importDivisions } from '../divisions';
import { importGuide } from '../guide';
import { fileOrUrlSource, RefusedError } from '../intake';
import { importPlaylist } from '../lineup';
import type { Settings } from '../settings';
import { openStore } from '../store';
import { brokeOff, type RunningCentre, readAnswer, runningCentre } from './runningCentre';

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
export async function openImporter(settings: Settings): Promise<Importer> {
  const centre = runningCentre(settings);
  return centre ? throughServer(centre) : direct(settings);
}

async function direct({ dataFolder, databaseUrl }: Settings): Promise<Importer> {
  const store = await openStore({ dataFolder, databaseUrl });
  const takers = { playlist: importPlaylist, guide: importGuide, divisions: importDivisions };
  return {
    take: (kind, where) => takers[kind](store, fileOrUrlSource(where)),
    close: () => store.close(),
  };
}

function throughServer(centre: RunningCentre): Importer {
  const { url, token } = centre;
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
        const path = `/api/v1/imports/${kind}`;
        return await readAnswer(await fetch(new URL(path, url), upload), ImportReport, `POST ${path}`);
      } catch (error) {
        if (error instanceof RefusedError) throw error;
        throw failure ?? brokeOff(centre, error);
      }
    },
    close: async () => undefined,
  };
}
