import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundle, freshDataFolder, samplePlaylist } from './testing';

let folder: string;
let server: ChildProcess | undefined;

beforeEach(async () => {
  folder = await freshDataFolder();
});
afterEach(async () => {
  if (server && server.exitCode === null && server.signalCode === null) {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

type Environment = Record<string, string>;
const environment = (more: Environment) => ({ ...process.env, DATA_DIR: folder, PORT: '0', ...more });

async function start(more: Environment = {}): Promise<string> {
  server = fork(await bundle('main.ts'), {
    env: environment(more),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [message] = (await once(server, 'message')) as [{ ready: boolean; url: string }];
  expect(message.ready).toBe(true);
  return message.url;
}

async function run(entry: string, args: string[] = [], more: Environment = {}) {
  const child = spawn(process.execPath, [await bundle(entry), ...args], { env: environment(more) });
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...texts };
}

describe('the control centre as a process', () => {
  it('says where it listens, keeps what it was given, and stops in order when told', async () => {
    const list = join(folder, 'list.m3u');
    writeFileSync(list, samplePlaylist(20, 2).text);
    expect((await run('import.ts', ['--m3u', list])).code).toBe(0);
    const url = await start();
    const lineup = (await (await fetch(`${url}/api/v1/lineup`)).json()) as { channels: unknown[] };
    expect(lineup.channels).toHaveLength(18);
    server!.kill('SIGTERM');
    expect(await once(server!, 'exit')).toEqual([0, null]);
  });

  it('stops in order also in the middle of an import', async () => {
    const list = join(folder, 'list.m3u');
    writeFileSync(list, samplePlaylist(5, 0).text);
    await run('import.ts', ['--m3u', list]);
    const url = await start();
    const upload = request(`${url}/api/v1/imports/guide`, {
      method: 'POST',
      headers: { authorization: `Bearer ${readFileSync(join(folder, 'import-token'), 'utf8').trim()}` },
    });
    const answered = once(upload, 'response').catch(() => undefined);
    upload.write('<tv>');
    const second = () => run('import.ts', ['--xmltv', list, '--json']);
    await expect.poll(async () => (await second()).stdout, { timeout: 20_000 }).toContain('"busy"');
    server!.kill('SIGTERM');
    expect(await once(server!, 'exit')).toEqual([0, null]);
    upload.destroy();
    await answered;
    expect((await run('import.ts', ['--m3u', list])).stdout).toContain('5 channels taken in');
  });

  it('stops when the process that started it is gone', async () => {
    await start();
    server!.disconnect();
    expect(await once(server!, 'exit')).toEqual([0, null]);
  });

  it('serves the folders and the province that it is given', async () => {
    const province = join(folder, 'province');
    mkdirSync(province);
    writeFileSync(join(province, 'divisions.json'), JSON.stringify({ code: '530000000000', name: '云南' }));
    writeFileSync(join(province, 'index.html'), '电视');
    const url = await start({
      PROVINCE: province,
      STATIC_MOUNTS: JSON.stringify([{ prefix: '/box/', root: province }]),
    });
    expect(await (await fetch(`${url}/box/`)).text()).toBe('电视');
    expect(await (await fetch(`${url}/api/v1/divisions`)).json()).toMatchObject({
      province: { name: '云南' },
    });
  });

  it.each<[string, Environment, RegExp]>([
    [
      'a port that is none',
      { PORT: 'eighty' },
      /^caiyun-tv: PORT is "eighty": it has to be a port from 0 to 65535\n$/,
    ],
    [
      'a host that is not ours',
      { HOST: '192.0.2.1' },
      /^caiyun-tv: HOST 192\.0\.2\.1 is no address of this machine.*\n$/,
    ],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgresql://127.0.0.1:18199/x' },
      /^caiyun-tv: DATABASE_URL can't be used \(.*ECONNREFUSED.*\n$/,
    ],
    [
      'a data folder that takes nothing',
      { DATA_DIR: '/proc/caiyun' },
      /^caiyun-tv: DATA_DIR \/proc\/caiyun can't be written.*\n$/,
    ],
    [
      'a province without divisions',
      { PROVINCE: '/' },
      /^caiyun-tv: PROVINCE is \/: there is no divisions\.json in it\n$/,
    ],
    [
      'an unknown log level',
      { LOG_LEVEL: 'loud' },
      /^caiyun-tv: LOG_LEVEL is "loud": it has to be one of .*\n$/,
    ],
  ])('says in one line what is wrong with %s', async (_what, more, line) => {
    const { code, stderr, stdout } = await run('main.ts', [], more);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(line);
  });

  it('says in one line that its configuration is broken, or sets what is no setting', async () => {
    writeFileSync(join(folder, 'config.json'), '{"port": 80');
    expect((await run('main.ts')).stderr).toMatch(
      /^caiyun-tv: \S+config\.json is not valid JSON \(.*\): mend or remove it\n$/,
    );
    writeFileSync(join(folder, 'config.json'), '{"prot": 80}');
    expect((await run('main.ts')).stderr).toMatch(
      /^caiyun-tv: \S+config\.json sets "prot", which is no setting.*\n$/,
    );
    writeFileSync(join(folder, 'config.json'), '{"port": 80000}');
    expect((await run('main.ts', [], { PORT: '' })).stderr).toMatch(
      /^caiyun-tv: "port" in \S+ is 80000: it has to be a port.*\n$/,
    );
  });

  it('says in one line that the port, or the data folder, is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const inUse = await run('main.ts', [], { PORT: String(port) });
    expect(inUse).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^caiyun-tv: PORT \d+ is in use by another program.*\n$/),
    });
    other.close();
    const url = await start();
    const locked = await run('main.ts');
    expect(locked.code).toBe(1);
    expect(locked.stderr).toMatch(
      new RegExp(`^caiyun-tv: DATA_DIR .* is in use by another control centre at ${url} .*\\n$`),
    );
  });
});

describe('the import command', () => {
  it.each(['directly', 'through a control centre that runs'])(
    'takes a playlist in %s and tells what became of it',
    async (way) => {
      if (way !== 'directly') await start();
      const list = join(folder, 'list.m3u');
      const { text, brokenLines } = samplePlaylist(30, 3);
      writeFileSync(list, text);
      const told = await run('import.ts', ['--m3u', list]);
      expect(told.code).toBe(0);
      const [summary, ...issues] = told.stdout.trimEnd().split('\n');
      expect(summary).toContain('27 channels taken in (27 new, 0 changed, 0 gone)');
      expect(issues.map((line) => Number(/^ {2}line (\d+): ./.exec(line)?.[1]))).toEqual(brokenLines);
      const asJson = await run('import.ts', ['--m3u', list, '--json']);
      expect(JSON.parse(asJson.stdout)).toMatchObject({
        reports: [{ kind: 'playlist', accepted: 27, added: 0 }],
      });

      writeFileSync(list, '<html>');
      const refused = await run('import.ts', ['--m3u', list]);
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toBe(
        'refused, nothing changed: the file is a web page or XML, not a playlist\n',
      );
      const missing = await run('import.ts', ['--xmltv', join(folder, 'none.xml')]);
      expect(missing).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^refused, nothing changed: there is no file .*\n$/),
      });
    },
  );

  it('explains itself when it is called with nothing to do', async () => {
    const { code, stderr } = await run('import.ts');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^usage: npm run import/);
  });
});
