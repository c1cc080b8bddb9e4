import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import {
  check,
  Division,
  type DivisionCode,
  divisionChain,
  type ImportReport,
  PROVINCE,
} from '../../contract';
import { RefusedError, type Source, textOf } from '../intake';
import { asOnlyImport, type Schema, type Store, setRevision } from '../store';

const MAX_BYTES = 16 * 2 ** 20;

/** What a control centre knows before it is given its divisions. */
export const BARE_PROVINCE = JSON.stringify({ code: PROVINCE, name: '云南省' } satisfies Division);

/**
 * Takes in the tree of divisions, as JSON of the contract's Division.
 *
 * @throws {RefusedError} when it is no JSON, a code stands twice, or a division stands under a foreign one
 * @throws {ContractError} naming the field that is wrong
 */
export async function importDivisions(
  store: Store,
  source: Source,
  signal?: AbortSignal,
): Promise<ImportReport> {
  const began = performance.now();
  let text = '';
  for await (const part of textOf(source, { maxBytes: MAX_BYTES }, signal)) text += part;
  const province = check(Division, parseJson(text), source.name);
  const count = countChecked(province, new Set());
  const tree = JSON.stringify(province);
  const revision = createHash('sha256').update(tree).digest('hex').slice(0, 16);
  await asOnlyImport(store.db, 'divisions', () =>
    store.db.transaction().execute(async (db) => {
      await db.deleteFrom('division_tree').execute();
      await db.insertInto('division_tree').values({ province: province.code, tree }).execute();
      await setRevision(db, 'divisions', revision);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return {
    kind: 'divisions',
    accepted: count,
    added: count,
    updated: 0,
    removed: 0,
    issues: [],
    moreIssues: 0,
    revision,
    seconds,
  };
}

/** The tree as JSON text of DivisionTree. */
export async function divisionTreeJson(db: Kysely<Schema>, revision: string): Promise<string> {
  const row = await db.selectFrom('division_tree').select('tree').executeTakeFirst();
  return `{"revision":${JSON.stringify(revision)},"province":${row?.tree ?? BARE_PROVINCE}}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RefusedError('not-json', `the divisions are not JSON: ${(error as Error).message}`);
  }
}

function countChecked({ code, children = [] }: Division, seen: Set<DivisionCode>): number {
  if (seen.has(code)) throw new RefusedError('bad-division', `division ${code} stands twice`);
  seen.add(code);
  let count = 1;
  for (const child of children) {
    if (child.code === code || !divisionChain(child.code).includes(code)) {
      throw new RefusedError('bad-division', `division ${child.code} does not belong under ${code}`);
    }
    count += countChecked(child, seen);
  }
  return count;
}
