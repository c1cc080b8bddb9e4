import * as v from 'valibot';
import { Authorisation, Authority, check, DivisionCode, SEVERITIES, Severity } from '../../contract';
import { addAuthority, type KeyPlace, makeRoot, readRing, readRoot, renewAuthority } from '../signing';

export const KEYS_USAGE = `usage: npm run keys -- list
       npm run keys -- root
       npm run keys -- export-root
       npm run keys -- add --division 532922000000 --code emergency --name 漾濞彝族自治县应急管理局
                       [--divisions 532922000000,…] [--severities red,orange,yellow,blue] [--days 365]
       npm run keys -- renew --division … --code … [--divisions …] [--severities …] [--days 365]
"root" makes the root key, once; "export-root" prints what a box's settings have to hold. --root-file names the
root's own key where it is kept elsewhere than in the data folder. KEYS_PASSPHRASE seals the keys; without it a
random one is kept in the data folder.
`;

/** The command was written wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Values = Partial<Record<'division' | 'code' | 'name' | 'divisions' | 'severities' | 'days', string>>;

const A_YEAR_DAYS = 365;
const MOST_DAYS = 3650;

/**
 * Does what was asked of the keys.
 *
 * @param now seconds since 1970
 * @returns what to print, line by line
 */
export async function keepKeys(
  place: KeyPlace,
  what: string,
  values: Values,
  now: number,
): Promise<string[]> {
  switch (what) {
    case 'list':
      return list(place, now);
    case 'root':
      return [
        `root key ${await makeRoot(place)}`,
        `its own key lies in ${place.rootFile}: keep a copy away from this machine, and the file too if you can`,
      ];
    case 'export-root':
      return [JSON.stringify({ trust: readRing(place.dataFolder).roots })];
    case 'add': {
      const { division, code, name } = values;
      const authority = check(Authority, { division, code, name }, 'keys add');
      const grant = {
        divisions: divisionsIn(values) ?? [authority.division],
        severities: severitiesIn(values) ?? SEVERITIES,
        days: daysIn(values),
      };
      return [described(authority, await addAuthority(place, authority, grant, now), now)];
    }
    case 'renew': {
      const { division, code } = values;
      const named = check(v.pick(Authority, ['division', 'code']), { division, code }, 'keys renew');
      const divisions = divisionsIn(values);
      const severities = severitiesIn(values);
      const change = {
        days: daysIn(values),
        ...(divisions && { divisions }),
        ...(severities && { severities }),
      };
      const renewed = await renewAuthority(place, named, change, now);
      return [described({ ...named, name: renewed.holder }, renewed, now)];
    }
    default:
      throw new UsageError(what === '' ? 'say what to do with the keys' : `"${what}" is not understood`);
  }
}

function list({ dataFolder, rootFile }: KeyPlace, now: number): string[] {
  const { roots, authorities } = readRing(dataFolder);
  const here = readRoot(rootFile);
  return [
    ...roots.map((root) => `root ${root}${here?.publicKey === root ? ` (own key: ${rootFile})` : ''}`),
    ...authorities.map(({ authority, authorisation }) =>
      described(authority, check(Authorisation, JSON.parse(authorisation.text), authority.name), now),
    ),
    ...(roots.length === 0 ? ['there is no root key yet: npm run keys -- root'] : []),
  ];
}

function described({ division, code, name }: Authority, grant: Authorisation, now: number): string {
  const until = new Date(grant.until * 1000).toISOString().slice(0, 10);
  const state = now >= grant.until ? `RAN OUT ${until}` : `until ${until}`;
  return `${division} ${code} ${name}: ${grant.severities.join('/')} in ${grant.divisions.join(', ')}, ${state}`;
}

function listIn<Schema extends v.GenericSchema<string>>(
  text: string | undefined,
  item: Schema,
  option: string,
): v.InferOutput<Schema>[] | undefined {
  if (text === undefined) return undefined;
  const parts = text.split(',').map((part) => part.trim());
  return check(v.array(item), parts, option) as v.InferOutput<Schema>[];
}

const divisionsIn = ({ divisions }: Values) => listIn(divisions, DivisionCode, '--divisions');
const severitiesIn = ({ severities }: Values) => listIn(severities, Severity, '--severities');

function daysIn({ days }: Values): number {
  if (days === undefined) return A_YEAR_DAYS;
  const count = Number(days);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_DAYS) return count;
  throw new UsageError(`--days is "${days}": it has to be a whole number from 1 to ${MOST_DAYS}`);
}
