import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { type Authority, type DivisionCode, SEVERITIES, type Severity } from '../../contract';
import { welcomeToken } from '../accounts';
import { type Centre, type CentreOptions, openCentre } from '../centre';
import { importDivisions } from '../divisions';
import { streamSource } from '../intake';
import { addAuthority, makeRoot, renewAuthority, Seal } from '../signing';
import { embeddedTestStore, type TestStore } from './testStore';

const PASSPHRASE = 'a passphrase for tests';

export const TEST_TREE = {
  code: '530000000000',
  name: '云南省',
  children: [
    {
      code: '532900000000',
      name: '大理白族自治州',
      children: [
        {
          code: '532922000000',
          name: '漾濞彝族自治县',
          children: [{ code: '532922101000', name: '苍山西镇' }],
        },
        { code: '532923000000', name: '祥云县' },
      ],
    },
    {
      code: '530600000000',
      name: '昭通市',
      children: [{ code: '530621000000', name: '鲁甸县' }],
    },
  ],
};

/** A whole control centre that listens, with a small province and the keys of some authorities. */
export interface TestCentre extends Centre {
  url: string;
  test: TestStore;
  /** The one-time token of the first administrator. */
  welcome: string;
  addKey(
    authority: Authority,
    grant?: { divisions?: DivisionCode[]; severities?: Severity[]; days?: number },
  ): Promise<void>;
  /** Has the root authorise a key anew, for other severities. */
  renewKey(authority: Pick<Authority, 'division' | 'code'>, severities: readonly Severity[]): Promise<void>;
  dispose(): Promise<void>;
}

export async function openTestCentre(
  test?: TestStore,
  options: Partial<CentreOptions> = {},
): Promise<TestCentre> {
  const used = test ?? (await embeddedTestStore());
  const { store, folder } = used;
  await importDivisions(
    store,
    streamSource(Readable.from([Buffer.from(JSON.stringify(TEST_TREE))]), 'a tree'),
  );
  const place = {
    dataFolder: folder,
    rootFile: `${folder}/keys/root.json`,
    seal: new Seal(PASSPHRASE),
  };
  await makeRoot(place);
  const centre = await openCentre({
    store,
    dataFolder: folder,
    templatesFile: undefined,
    mqttUrl: undefined,
    pushUrl: undefined,
    mounts: [],
    logLevel: 'silent',
    trustedProxies: ['loopback'],
    passphrase: PASSPHRASE,
    ...options,
  });
  await centre.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = centre.app.server.address() as AddressInfo;
  return {
    ...centre,
    url: `http://127.0.0.1:${port}`,
    test: used,
    welcome: (await welcomeToken(store.db, Date.now()))!,
    async addKey(
      authority,
      { divisions = [authority.division], severities = [...SEVERITIES], days = 30 } = {},
    ) {
      const now = Math.floor(Date.now() / 1000);
      await addAuthority(place, authority, { divisions, severities, days }, now);
    },
    async renewKey(authority, severities) {
      await renewAuthority(place, authority, { severities, days: 365 }, Math.floor(Date.now() / 1000));
    },
    async dispose() {
      await centre.close();
      await used.dispose();
    },
  };
}
