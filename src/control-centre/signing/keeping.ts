import {
  Authorisation,
  type Authority,
  check,
  type DivisionCode,
  type PublicKey,
  type Severity,
} from '../../contract';
import { generateKeyPair, sign } from '../../sm2/node';
import { boundTo, isOf } from './fileSigner';
import { type KeyEntry, type RootKey, readRing, readRoot, writeRing, writeRoot } from './keyFiles';
import type { Seal } from './sealed';

/** What was asked of the keys can't be done. The message says why, and what to do. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/** The keys of a data folder, and where the root's own key is. */
export interface KeyPlace {
  dataFolder: string;
  rootFile: string;
  seal: Seal;
}

const DAY_S = 86_400;
/** An authorisation counts from a little before it was made, for boxes whose clock is behind. */
const EARLIER_S = 3600;

/**
 * Makes the root key, which boxes have to believe from then on.
 *
 * @throws {KeyError} when there is one already
 */
export async function makeRoot({ dataFolder, rootFile, seal }: KeyPlace): Promise<PublicKey> {
  if (readRoot(rootFile)) throw new KeyError(`there is a root key already: ${rootFile}`);
  const { privatePem, publicKey } = generateKeyPair();
  writeRoot(rootFile, { publicKey, privateKey: await seal.close(privatePem, publicKey) });
  const ring = readRing(dataFolder);
  writeRing(dataFolder, { ...ring, roots: [...ring.roots, publicKey] });
  return publicKey;
}

export interface Grant {
  divisions: readonly DivisionCode[];
  severities: readonly Severity[];
  days: number;
}

/**
 * Makes a key for an authority and has the root authorise it.
 *
 * @param now seconds since 1970
 * @throws {KeyError} when the authority has one, or there is no root key
 */
export async function addAuthority(
  place: KeyPlace,
  authority: Authority,
  grant: Grant,
  now: number,
): Promise<Authorisation> {
  const ring = readRing(place.dataFolder);
  if (ring.authorities.some((entry) => isOf(authority, entry)))
    throw new KeyError(`${authority.code} ${authority.division} has a key: renew it instead`);
  const root = await openRoot(place);
  const { privatePem, publicKey } = generateKeyPair();
  const given: Authorisation = {
    key: publicKey,
    holder: authority.name,
    divisions: [...grant.divisions],
    severities: [...grant.severities],
    from: now - EARLIER_S,
    until: now + grant.days * DAY_S,
  };
  const entry: KeyEntry = {
    authority,
    publicKey,
    // One salt for all keys of the folder: they have one passphrase, and opening it again takes 0.1 s each.
    privateKey: await place.seal.close(
      privatePem,
      boundTo(authority, publicKey),
      ring.authorities[0]?.privateKey.salt,
    ),
    authorisation: authorised(given, root),
  };
  writeRing(place.dataFolder, { ...ring, authorities: [...ring.authorities, entry] });
  return given;
}

/**
 * Has the root authorise an authority's key anew, from now on, for what it may do or for what is given.
 *
 * @throws {KeyError} when the authority has no key, or there is no root key
 */
export async function renewAuthority(
  place: KeyPlace,
  authority: Pick<Authority, 'division' | 'code'>,
  { divisions, severities, days }: Partial<Grant> & Pick<Grant, 'days'>,
  now: number,
): Promise<Authorisation> {
  const ring = readRing(place.dataFolder);
  const entry = ring.authorities.find((candidate) => isOf(authority, candidate));
  if (!entry) throw new KeyError(`${authority.code} ${authority.division} has no key: add one`);
  const root = await openRoot(place);
  const before = check(Authorisation, JSON.parse(entry.authorisation.text), 'the authorisation');
  const given: Authorisation = {
    ...before,
    ...(divisions && { divisions: [...divisions] }),
    ...(severities && { severities: [...severities] }),
    until: now + days * DAY_S,
  };
  const renewed = { ...entry, authorisation: authorised(given, root) };
  const authorities = ring.authorities.map((candidate) => (candidate === entry ? renewed : candidate));
  writeRing(place.dataFolder, { ...ring, authorities });
  return given;
}

interface OpenRoot {
  privatePem: string;
}

async function openRoot({ rootFile, seal }: KeyPlace): Promise<OpenRoot> {
  const root: RootKey | undefined = readRoot(rootFile);
  if (!root)
    throw new KeyError(`there is no root key at ${rootFile}: make one with "root", or name its file`);
  return { privatePem: await seal.open(root.privateKey, root.publicKey) };
}

function authorised(grant: Authorisation, { privatePem }: OpenRoot): KeyEntry['authorisation'] {
  const text = JSON.stringify(grant);
  return { text, signature: sign(text, privatePem) };
}
