/** The control centre as a process: reads its settings, opens the store, listens, and stops in order. */
import { welcomeToken } from './accounts';
import { type Centre, openCentre } from './centre';
import { importDivisions } from './divisions';
import { fileSource } from './intake';
import { readSettings, type Settings, startFailure } from './settings';
import { openStore, type Store } from './store';

const STOP_WITHIN_MS = 4000;

let settings: Settings | undefined;
let store: Store | undefined;
let centre: Centre | undefined;

async function start(): Promise<void> {
  settings = readSettings(process.env);
  const { dataFolder, databaseUrl, divisionsFile, host, port } = settings;
  store = await openStore({ dataFolder, databaseUrl });
  if (divisionsFile) await importDivisions(store, fileSource(divisionsFile));
  const passphrase = process.env['KEYS_PASSPHRASE'];
  centre = await openCentre({ ...settings, store, passphrase });
  const { app, unsigned, close } = centre;
  if (unsigned) process.stderr.write(`caiyun-tv: no alert can be signed: ${unsigned}\n`);
  const url = await app.listen({ host, port });
  store.announce(url);
  const welcome = await welcomeToken(store.db, Date.now());
  if (welcome) {
    process.stdout.write(`first administrator (once, 72 h): ${url}/console/#/welcome?token=${welcome}\n`);
  }

  let stops = false;
  async function stop(): Promise<void> {
    if (stops) return;
    stops = true;
    const impatient = setTimeout(() => app.server.closeAllConnections(), STOP_WITHIN_MS);
    await close();
    clearTimeout(impatient);
    await store?.close();
    process.exit(0);
  }
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // A parent that is gone can't tell us to stop.
  process.once('disconnect', stop);
  process.send?.({ ready: true, url });
}

start().catch(async (error: unknown) => {
  const situation = settings ?? {
    dataFolder: process.env['DATA_DIR'] ?? './data',
    port: 8080,
    host: '127.0.0.1',
  };
  process.stderr.write(`caiyun-tv: ${startFailure(error, situation)}\n`);
  await centre?.close().catch(() => undefined);
  await store?.close().catch(() => undefined);
  process.exit(1);
});
