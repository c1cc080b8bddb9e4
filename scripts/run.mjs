import { spawn } from 'node:child_process';
import { build, buildServer } from './build.mjs';

const [name, ...args] = process.argv.slice(2);

try {
  await (name === 'bench' ? build() : buildServer());
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const child = spawn(process.execPath, [`dist/server/${name}.js`, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
