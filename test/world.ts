import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The real control centre and headend with the demonstration province, each a process of its own. */
export interface World {
  readonly centre: string;
  readonly headend: string;
  readonly dataFolder: string;
  /** The one-time token of the first administrator, as the running control centre has printed it. */
  welcome(): Promise<string>;
  stopCentre(): Promise<void>;
  /** Resolves with the signal once the control centre has ended by itself or by force. */
  centreEnded(): Promise<NodeJS.Signals | null>;
  startCentre(): Promise<void>;
  stopHeadend(): Promise<void>;
  startHeadend(): Promise<void>;
  close(): Promise<void>;
}

const MOUNTS = [
  { prefix: '/box/', root: 'dist/es5' },
  { prefix: '/simulator/', root: 'dist/simulator' },
  { prefix: '/console/', root: 'dist/console' },
];

interface Launched {
  child: ChildProcess;
  url: string;
  /** What it prints for its operator, once that matches. */
  prints(words: RegExp): Promise<RegExpExecArray>;
}

async function launch(name: string, env: Record<string, string>, file?: string): Promise<Launched> {
  const child = fork(file ?? `dist/server/${name}.js`, [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  let printed = '';
  const { stdout } = child;
  stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const prints = (words: RegExp) =>
    new Promise<RegExpExecArray>((resolve) => {
      const look = () => {
        const found = words.exec(printed);
        if (!found) return;
        stdout?.off('data', look);
        resolve(found);
      };
      stdout?.on('data', look);
      look();
    });
  const ready = once(child, 'message').then(([message]) => (message as { url: string }).url);
  const died = once(child, 'exit').then(() => {
    throw new Error(`${name} did not start: ${complaint}`);
  });
  died.catch(() => undefined);
  return { child, url: await Promise.race([ready, died]), prints };
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

export interface WorldOptions {
  /** Another build of the control centre than the product's. */
  centreFile?: string;
  centreEnv?: Record<string, string>;
}

export async function startWorld({ centreFile, centreEnv }: WorldOptions = {}): Promise<World> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'caiyun-'));
  const headend = await launch('headend', { PORT: '0' });
  const centre = (port: string) =>
    launch(
      'control-centre',
      {
        PORT: port,
        DATA_DIR: dataFolder,
        PROVINCE: 'demo',
        STATIC_MOUNTS: JSON.stringify(MOUNTS),
        ...centreEnv,
      },
      centreFile,
    );
  let running = await centre('0');
  let sender = headend;
  const { url } = running;
  const loader = fork(
    'dist/server/demo.js',
    ['--control-centre', url, '--headend', headend.url, '--data-dir', dataFolder],
    {
      stdio: 'ignore',
    },
  );
  const [code] = await once(loader, 'exit');
  if (code !== 0) throw new Error('the demonstration province was not loaded');
  return {
    centre: url,
    headend: headend.url,
    dataFolder,
    welcome: async () => (await running.prints(/#\/welcome\?token=([\w-]+)/))[1]!,
    stopCentre: () => stop(running.child),
    centreEnded: async () => {
      const { child } = running;
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      return child.signalCode;
    },
    async startCentre() {
      running = await centre(new URL(url).port);
    },
    stopHeadend: () => stop(sender.child),
    async startHeadend() {
      sender = await launch('headend', { PORT: new URL(headend.url).port });
    },
    async close() {
      await stop(running.child);
      await stop(sender.child);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
