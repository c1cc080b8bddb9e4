import { existsSync, mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { buildBox } from './box.mjs';
import { unlessFresh } from './stamp.mjs';

const SHARED = ['package-lock.json', 'src/contract', 'src/sm2'];

/** Programmes that run on Node: name in dist/server, entry. */
const SERVERS = {
  'control-centre': 'src/control-centre/main.ts',
  import: 'src/control-centre/import.ts',
  audit: 'src/control-centre/auditCommand.ts',
  keys: 'src/control-centre/keysCommand.ts',
  pgliteWorker: 'src/control-centre/store/pgliteWorker.ts',
  headend: 'src/simulator/headend/main.ts',
  fleet: 'src/simulator/fleet/main.ts',
  fleetWorker: 'src/simulator/fleet/worker.ts',
  demo: 'demo/load.ts',
  bench: 'bench/main.ts',
};

async function buildServers() {
  const esbuild = await import('esbuild');
  mkdirSync('dist/server', { recursive: true });
  await esbuild.build({
    entryPoints: Object.entries(SERVERS)
      .filter(([, entry]) => existsSync(entry))
      .map(([out, entry]) => ({ in: entry, out })),
    outdir: 'dist/server',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
}

async function buildSimulator() {
  const { build } = await import('vite');
  await build({ logLevel: 'warn' });
}

async function buildConsole() {
  const { build } = await import('vite');
  await build({ configFile: 'vite.console.config.ts', logLevel: 'warn' });
}

/** Builds what `npm start` needs and is not fresh. */
export async function buildServer() {
  await unlessFresh(
    'server',
    [...SHARED, 'src/control-centre', 'src/simulator', 'demo', 'bench', 'scripts/build.mjs'],
    buildServers,
  );
}

export async function build() {
  await buildServer();
  await unlessFresh(
    'box',
    [...SHARED, 'src/index.ts', 'src/tv', 'static', 'settings.json', 'metadata.json', 'scripts/box.mjs'],
    () => buildBox('es5'),
  );
  if (existsSync('vite.config.ts')) {
    await unlessFresh(
      'simulator',
      [...SHARED, 'src/simulator', 'static/keymaps', 'vite.config.ts'],
      buildSimulator,
    );
  }
  await unlessFresh('console', [...SHARED, 'src/console', 'vite.console.config.ts'], buildConsole);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
}
