import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { type AlertDesk, Publisher, ReceiptBook, readTemplates } from './alerts';
import { Boxes } from './boxes';
import { createServer, isEqual, PUSH_PASSWORD_FILE, readOrMakeToken } from './http';
import { openPush, type Push, RefusalRecord } from './push';
import type { Settings } from './settings';
import { FileSigner, readOrMakePassphrase, Seal } from './signing';
import type { Store } from './store';

export type CentreOptions = Pick<
  Settings,
  'dataFolder' | 'templatesFile' | 'mqttUrl' | 'pushUrl' | 'mounts' | 'logLevel' | 'trustedProxies'
> & {
  store: Store;
  /** What the keys are sealed with, where the environment says it. */
  passphrase?: string | undefined;
};

/** The control centre around a store, at work but for its HTTP, which does not listen yet. */
export interface Centre {
  app: FastifyInstance;
  push: Push;
  publisher: Publisher;
  /** Why alerts can't be signed here; undefined when they can. */
  unsigned: string | undefined;
  /** Stops everything in order; the store stays open. */
  close(): Promise<void>;
}

/** Puts the parts of a control centre together. */
export async function openCentre(options: CentreOptions): Promise<Centre> {
  const { store, dataFolder, mounts, logLevel, trustedProxies } = options;
  // The parts are there before the server whose log they complain to.
  let log: FastifyBaseLogger | undefined;
  const complain = (error: unknown, what: string) => log?.error({ err: error }, `could not ${what}`);
  const importToken = readOrMakeToken(dataFolder);
  const pushPassword = readOrMakeToken(dataFolder, PUSH_PASSWORD_FILE);
  const boxes = await Boxes.open({ store, complain });
  const refusals = new RefusalRecord({ db: store.db, warn: (words) => log?.warn(words), complain });
  const push = openPush({
    broker: options.mqttUrl,
    url: options.pushUrl,
    credentials: {
      isBox: (box, token) => boxes.isBox(box, token),
      isControlCentre: (password) => isEqual(password, pushPassword),
    },
    onRefused: refusals.note,
    complain: (error) => complain(error, 'keep the push channel open'),
  });
  const receipts = new ReceiptBook(store.db, complain);
  push.onPresence(boxes.takePresence);
  push.onReceipts(boxes.takeReceipts);
  push.onReceipts(receipts.take);

  const signer = new FileSigner(dataFolder, new Seal(readOrMakePassphrase(dataFolder, options.passphrase)));
  // Television goes on without alerts; whoever runs the system has to know.
  const unsigned = await signer.warm().then(
    () => undefined,
    (error: Error) => error.message,
  );
  const publisher = new Publisher({ store, signer, push, countBoxes: boxes.count, complain });
  const desk: AlertDesk = { db: store.db, signer, now: Date.now, wake: publisher.wake };
  const templates = readTemplates(options.templatesFile);
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
  return {
    app,
    push,
    publisher,
    unsigned,
    async close() {
      await publisher.close();
      await push.close();
      await app.close();
      await Promise.all([receipts.close(), boxes.close(), refusals.close()]);
    },
  };
}
