import { Authorisation, check, SEVERITIES } from '../../src/contract';
import {
  addAuthority,
  type KeyPlace,
  makeRoot,
  readOrMakePassphrase,
  readRing,
  readRoot,
  renewAuthority,
  rootFile,
  Seal,
} from '../../src/control-centre/signing';
import { DEMO_AUTHORITIES } from './authorities';

const A_YEAR_DAYS = 365;
const RENEW_BEFORE_S = 30 * 86_400;

/**
 * Gives the demonstration its keys: a root of its own and one key for each authority, good for a year and renewed
 * before they run out. Where somebody has brought a root of theirs, nothing is touched.
 *
 * @param now seconds since 1970
 */
export async function makeDemoKeys(dataFolder: string, now: number): Promise<void> {
  const place: KeyPlace = {
    dataFolder,
    rootFile: rootFile(dataFolder),
    seal: new Seal(readOrMakePassphrase(dataFolder, process.env['KEYS_PASSPHRASE'])),
  };
  const ring = readRing(dataFolder);
  if (ring.roots.length === 0) await makeRoot(place);
  else if (readRoot(place.rootFile) === undefined || !isOurs(ring)) return;
  for (const authority of DEMO_AUTHORITIES) {
    const entry = ring.authorities.find(
      ({ authority: { division, code } }) => division === authority.division && code === authority.code,
    );
    if (!entry) {
      const grant = { divisions: [authority.division], severities: SEVERITIES, days: A_YEAR_DAYS };
      await addAuthority(place, authority, grant, now);
      continue;
    }
    const { until } = check(Authorisation, JSON.parse(entry.authorisation.text), authority.name);
    if (until < now + RENEW_BEFORE_S) await renewAuthority(place, authority, { days: A_YEAR_DAYS }, now);
  }
}

/** Whether all keys are the demonstration's; some of it may still be missing. */
const isOurs = ({ authorities }: ReturnType<typeof readRing>): boolean =>
  authorities.every(({ authority }) =>
    DEMO_AUTHORITIES.some(({ division, code }) => division === authority.division && code === authority.code),
  );
