import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { freePort } from '../../src/control-centre/push/testing/mosquitto';
import { APPROVER, COMPOSER, Operator } from '../../test/operators';

const Ready = v.object({ ready: v.literal(true), url: v.string() });
const WELCOME = /welcome\?token=(\S+)/;

/** A real control centre in a process of its own, with a key, a composer and an approver. */
export interface AlertCentre {
  url: string;
  composer: Operator;
  approver: Operator;
  /** Kills it as a power cut would, and starts it again on the same data and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** @param more environment variables, such as MQTT_URL */
export async function openAlertCentre(more: Record<string, string> = {}): Promise<AlertCentre> {
  const dataDir = mkdtempSync(join(tmpdir(), 'caiyun-bench-'));
  const port = String(await freePort());
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: port,
    PROVINCE: 'demo',
    LOG_LEVEL: 'error',
    ...more,
  };
  const run = promisify(execFile);
  const keys = (...args: string[]) => run(process.execPath, ['dist/server/keys.js', ...args], { env });
  await keys('root');
  const authority = ['--division', '530000000000', '--code', 'emergency', '--name', '云南省应急管理厅'];
  await keys('add', ...authority);

  let printed = '';
  async function start(): Promise<{ child: ChildProcess; url: string }> {
    const child = fork('dist/server/control-centre.js', [], {
      env,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    child.stdout!.on('data', (text: Buffer) => {
      printed += text.toString('utf8');
    });
    const died = once(child, 'exit').then(() => {
      throw new Error('the control centre ended before it was ready');
    });
    died.catch(() => undefined);
    const [message] = await Promise.race([once(child, 'message'), died]);
    return { child, url: v.parse(Ready, message).url };
  }
  async function kill(child: ChildProcess): Promise<void> {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  let running = await start();
  const { url } = running;
  const welcome = WELCOME.exec(printed)?.[1] ?? '';
  const administrator = await Operator.accept(url, welcome);
  return {
    url,
    composer: await administrator.invite(COMPOSER),
    approver: await administrator.invite(APPROVER),
    async restart() {
      await kill(running.child);
      running = await start();
    },
    async close() {
      await kill(running.child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
