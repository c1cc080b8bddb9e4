import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** Settings that the Lightning CLI needs to be trusted: no self-update, and failures that fail. */
const LIGHTNING = {
  LNG_AUTO_UPDATE: 'false',
  LNG_BUILD_EXIT_ON_FAIL: 'true',
  LNG_BUILD_FAIL_ON_WARNINGS: 'true',
  LNG_BUNDLER: 'rollup',
  NODE_ENV: 'production',
};

function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} failed:\n${output}`)),
    );
  });
}

/** Core's own "es5" file holds const, let and a computed key: the babel that the CLI brings makes it ES5. */
function transpileCore(file) {
  const babel = require('@babel/core');
  const { code } = babel.transformSync(readFileSync(file, 'utf8'), {
    babelrc: false,
    configFile: false,
    compact: true,
    comments: false,
    sourceType: 'script',
    presets: [[require.resolve('@babel/preset-env'), { targets: { chrome: '38' } }]],
  });
  writeFileSync(file, code);
}

const FAILURE = '电视应用未能启动，请重新开机。如仍不能收看，请拨打有线电视客服电话。';

/** The CLI's page is white and silent until its scripts run; a viewer must see black, and words if they fail. */
function dressPage(file) {
  const page = readFileSync(file, 'utf8')
    .replace('<html lang="en">', '<html lang="zh-CN">')
    .replace(
      '<meta charset="UTF-8" />',
      '<meta charset="UTF-8" />\n        <meta name="viewport" content="width=device-width, initial-scale=1" />\n        <title>彩云电视</title>\n        <link rel="icon" href="data:," />',
    )
    .replace(
      'body { width: 100%; height: 100%;}',
      'body { width: 100%; height: 100%; background: #000; overflow: hidden;}\n            canvas { left: 0; top: 0; }\n            #failure { display: none; position: absolute; z-index: 9; left: 10%; right: 10%; top: 42%; color: #fff; font: 36px/1.6 sans-serif; text-align: center;}',
    )
    .replace(
      '<body>',
      `<body>\n        <div id="failure">${FAILURE}</div>\n        <noscript><style>#failure { display: block !important; }</style></noscript>\n        <script>window.addEventListener('error', function () { if (!document.querySelector('canvas')) document.getElementById('failure').style.display = 'block'; }, true);</script>`,
    );
  writeFileSync(file, page);
}

/**
 * Builds the box application with the Lightning CLI.
 * @param {'es5' | 'es6'} level es5 is the product; es6 needs Chrome 80
 */
export async function buildBox(level) {
  const folder = join('dist', level);
  // The CLI writes index.html, settings included, only into a folder that is not there yet.
  rmSync(folder, { recursive: true, force: true });
  await run(
    process.execPath,
    [require.resolve('@lightningjs/cli/bin/index.js'), 'dist', `--${level}`],
    LIGHTNING,
  );
  const js = join(folder, 'js');
  for (const name of readdirSync(js)) {
    const file = join(js, name);
    if (name.endsWith('.map')) rmSync(file);
    else writeFileSync(file, readFileSync(file, 'utf8').replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, '\n'));
  }
  if (level === 'es5') transpileCore(join(js, 'lightning.es5.min.js'));
  dressPage(join(folder, 'index.html'));
}
