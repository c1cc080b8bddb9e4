import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

const PASSWORD = 'of-the-control-centre';
const DOCS = 'docs';
const START_WITHIN_MS = 10_000;

/** A Mosquitto of its own, set up as docs/mosquitto.conf says. */
export interface Mosquitto {
  /** For the control centre: MQTT_URL. */
  mqttUrl: string;
  /** For boxes: PUSH_URL. */
  pushUrl: string;
  /** Kills it and starts it again, empty. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The installed Mosquitto; undefined where there is none. */
export function findMosquitto(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'mosquitto')).find((file) => existsSync(file));
}

export async function startMosquitto(programme: string): Promise<Mosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'mosquitto-'));
  const [inner, outer] = [await freePort(), await freePort()];
  const passwords = join(folder, 'centre.passwords');
  execFileSync('mosquitto_passwd', ['-b', '-c', passwords, 'control-centre', PASSWORD]);
  for (const who of ['centre', 'boxes']) {
    writeFileSync(join(folder, `${who}.acl`), readFileSync(join(DOCS, `mosquitto-${who}.acl`)));
  }
  const settings = readFileSync(join(DOCS, 'mosquitto.conf'), 'utf8')
    .replaceAll('/etc/mosquitto/', `${folder}/`)
    .replace('listener 1883 ', `listener ${inner} `)
    .replace('listener 8083', `listener ${outer} 127.0.0.1`);
  const file = join(folder, 'mosquitto.conf');
  // As root it would become a user who can't read the folder.
  writeFileSync(file, `${settings}user ${userInfo().username}\n`);

  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(programme, ['-c', file], { stdio: 'ignore' });
    await Promise.all([answers(inner), answers(outer)]);
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  await start();
  return {
    mqttUrl: `mqtt://control-centre:${PASSWORD}@127.0.0.1:${inner}`,
    pushUrl: `ws://127.0.0.1:${outer}/mqtt`,
    async restart() {
      await kill();
      await start();
    },
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves when something listens. Asking is all that can be done: Mosquitto does not say when it does. */
async function answers(port: number): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  while (Date.now() < until) {
    const socket = connect(port, '127.0.0.1');
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Mosquitto does not listen on ${port}`);
}
