import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Caiyun TV needs Node 20.19 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}

const { build } = await import('./build.mjs');
const dataDir = process.env.DATA_DIR ?? 'data';
const children = new Set();
let stopping = false;

function stop(code) {
  if (stopping) return;
  stopping = true;
  if (children.size === 0) process.exit(code);
  let left = children.size;
  for (const child of children) {
    child.once('exit', () => {
      left -= 1;
      if (left === 0) process.exit(code);
    });
    child.kill('SIGTERM');
  }
  setTimeout(() => process.exit(code), 6000).unref();
}

/** Starts a programme and waits until it listens; what it has to say goes straight to the operator. */
function launch(name, env) {
  return new Promise((resolve) => {
    const child = fork(`dist/server/${name}.js`, [], { env: { ...process.env, ...env } });
    children.add(child);
    child.on('message', (message) => message?.ready && resolve(message.url));
    child.on('exit', (code) => {
      children.delete(child);
      if (stopping) return;
      if (code !== 1)
        process.stderr.write(`${name} ended unexpectedly (${code ?? 'killed'}); stopping the rest.\n`);
      stop(1);
    });
  });
}

/** Runs the loader of the demonstration province to its end. */
function load(args) {
  return new Promise((resolve) => {
    fork('dist/server/demo.js', args).on('exit', (code) => resolve(code === 0));
  });
}

process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

try {
  await build();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const demo = !process.argv.includes('--no-demo');
const first = !existsSync(join(dataDir, 'demonstration.json'));
const mounts = [
  { prefix: '/box/', root: 'dist/es5' },
  { prefix: '/simulator/', root: 'dist/simulator' },
  { prefix: '/console/', root: 'dist/console' },
];
const headend = demo ? await launch('headend', { PORT: process.env.HEADEND_PORT ?? '8081' }) : undefined;
const centre = await launch('control-centre', {
  DATA_DIR: dataDir,
  STATIC_MOUNTS: JSON.stringify(mounts),
  ...(demo ? { PROVINCE: process.env.PROVINCE ?? 'demo' } : {}),
});
if (headend) {
  process.stdout.write(
    first ? 'loading the demonstration province …\n' : 'refreshing the demonstration guide …\n',
  );
  const loaded = await load(['--control-centre', centre, '--headend', headend, '--data-dir', dataDir]);
  if (!loaded)
    process.stderr.write(
      'The demonstration province was not loaded; the control centre runs with what it has.\n',
    );
}
process.stdout.write(`
  彩云电视 Caiyun TV
  模拟器 simulator      ${centre}/simulator/
  机顶盒应用 box app     ${centre}/box/
  播控台 console         ${centre}/console/
  接口文档 API docs      ${centre}/api/docs
  停止 stop             Ctrl-C
`);
