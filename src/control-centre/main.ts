/** The control centre as a process: reads its settings, opens the store, listens, and stops in order. */
import type { FastifyBaseLogger } from 'fastify';
import { welcomeToken } from './accounts';
import { type AlertDesk, Publisher, ReceiptBook, readTemplates } from './alerts';
import { Boxes } from './boxes';
import { importDivisions } from './divisions';
import { createServer, isEqual, PUSH_PASSWORD_FILE, readOrMakeToken } from './http';
import { fileSource } from './intake';
import { openPush, RefusalRecord } from './push';
import { readSettings, type Settings, startFailure } from './settings';
import { FileSigner, readOrMakePassphrase, Seal } from './signing';
import { openStore, type Store } from './store';

const STOP_WITHIN_MS = 4000;

let settings: Settings | undefined;
let store: Store | undefined;

/** The server's log, once there is one. */
let log: FastifyBaseLogger | undefined;

function complain(error: unknown, what: string): void {
  log?.error({ err: error }, `could not ${what}`);
}

function warn(words: string): void {
  log?.warn(words);
}

async function start(): Promise<void> {
  settings = readSettings(process.env);
  const { dataFolder, databaseUrl, divisionsFile, mounts, logLevel, host, port, trustedProxies } = settings;
  store = await openStore({ dataFolder, databaseUrl });
  const importToken = readOrMakeToken(dataFolder);
  if (divisionsFile) await importDivisions(store, fileSource(divisionsFile));
  const boxes = await Boxes.open({ store, complain });
  const refusals = new RefusalRecord({ db: store.db, warn, complain });
  const pushPassword = readOrMakeToken(dataFolder, PUSH_PASSWORD_FILE);
  const push = openPush({
    broker: settings.mqttUrl,
    url: settings.pushUrl,
    credentials: {
      isBox: (box, token) => boxes.isBox(box, token),
      isControlCentre: (password) => isEqual(password, pushPassword),
    },
    onRefused: refusals.note,
    complain: (error) => complain(error, 'keep the push channel open'),
  });
  push.onPresence(boxes.takePresence);
  push.onReceipts(boxes.takeReceipts);
  const signer = new FileSigner(
    dataFolder,
    new Seal(readOrMakePassphrase(dataFolder, process.env['KEYS_PASSPHRASE'])),
  );
  // Television goes on without alerts; whoever runs the system has to know.
  await signer.warm().catch((error: Error) => {
    process.stderr.write(`caiyun-tv: alerts can't be signed: ${error.message}\n`);
  });
  const receipts = new ReceiptBook(store.db, complain);
  push.onReceipts(receipts.take);
  const publisher = new Publisher({ store, signer, push, countBoxes: boxes.count, complain });
  const desk: AlertDesk = { db: store.db, signer, now: Date.now, wake: publisher.wake };
  const templates = readTemplates(settings.templatesFile);
  const app = await createServer({
    store,
    boxes,
    push,
    desk,
    templates,
    importToken,
    mounts,
    logLevel,
    trustedProxies,
  });
  log = app.log;
  publisher.start();
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
    await publisher.close();
    await push.close();
    await app.close();
    await Promise.all([receipts.close(), boxes.close(), refusals.close()]);
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
  await store?.close().catch(() => undefined);
  process.exit(1);
});
