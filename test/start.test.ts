import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;
let running: ChildProcess | undefined;
let blocker: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caiyun-start-'));
});

afterEach(async () => {
  blocker?.close();
  blocker = undefined;
  if (running && running.exitCode === null) {
    running.kill('SIGKILL');
    await once(running, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

const PORTS = { PORT: '18311', HEADEND_PORT: '18312' };

/** Runs `npm start` as an operator would, and gathers what it says. */
function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, ...PORTS, DATA_DIR: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  const says = (words: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.out.includes(words) && resolve();
      child.stdout.on('data', look);
      child.on('exit', () => reject(new Error(`ended without "${words}":\n${said.out}${said.err}`)));
      look();
    });
  const ended = once(child, 'exit').then(([code]) => code as number);
  return { child, said, says, ended };
}

it('prints the addresses, stops cleanly, and keeps its data for the second start', async () => {
  const first = start();
  await first.says('Ctrl-C');
  expect(first.said.out).toContain('http://127.0.0.1:18311/simulator/');
  const lineup = async () =>
    (await fetch('http://127.0.0.1:18311/api/v1/lineup?division=532922000000')).text();
  const before = await lineup();
  expect(JSON.parse(before).channels.length).toBeGreaterThan(30);
  for (const page of ['/simulator/', '/box/', '/api/docs']) {
    expect((await fetch(`http://127.0.0.1:18311${page}`)).status).toBe(200);
  }
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);

  const second = start();
  await second.says('Ctrl-C');
  expect(second.said.out).not.toContain('building');
  expect(second.said.out).not.toContain('loading the demonstration');
  expect(await lineup()).toBe(before);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
  expect(first.said.err + second.said.err).toBe('');
});

/** One clear line, no stack trace. */
function isOneLine(words: string): void {
  expect(words.trim().split('\n')).toHaveLength(1);
  expect(words).not.toMatch(/\n\s+at /);
}

it.each(['PORT', 'HEADEND_PORT'] as const)('says in one line that the port of %s is in use', async (name) => {
  blocker = createServer().listen(Number(PORTS[name]), '127.0.0.1');
  await once(blocker, 'listening');
  const { said, ended } = start();
  expect(await ended).toBe(1);
  isOneLine(said.err);
  expect(said.err).toContain(PORTS[name]);
});

it('says in one line that the data folder cannot be used', async () => {
  const file = join(folder, 'data');
  writeFileSync(file, 'a file, not a folder');
  const { said, ended } = start();
  expect(await ended).toBe(1);
  isOneLine(said.err);
  expect(said.err).toContain(file);
});

it('says in one line what is wrong with a setting', async () => {
  const { said, ended } = start({ PORT: 'eighty' });
  expect(await ended).toBe(1);
  isOneLine(said.err);
  expect(said.err).toContain('eighty');
});
