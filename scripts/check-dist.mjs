import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'acorn';
import { ESLint } from 'eslint';
import compat from 'eslint-plugin-compat';

/** The oldest browser that hls.js supports, and with it the oldest box. */
const OLDEST = 'chrome 47';

/**
 * What `polyfills.js` gives (core-js 2 whole, URL, fetch): the SDK builds it so.
 * Names as eslint-plugin-compat spells them.
 */
const POLYFILLS = [
  'Promise',
  'fetch',
  'Response',
  'Request',
  'Headers',
  'URL',
  'URLSearchParams',
  'Symbol',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Reflect',
  'Object.values',
  'Object.entries',
  'Object.getOwnPropertyDescriptors',
  'Array.from',
  'Array.of',
  'Number.isNaN',
  'Number.isFinite',
];

/**
 * Newer interfaces that the built code names but survives without: where, which, how often, and why. One more
 * use than is explained here is a defect: it would throw on an old box.
 */
const TOLERATED = [
  { file: 'appBundle.es5.js', name: 'Crypto.randomUUID', times: 1, why: 'hls.js tries it and falls back' },
  { file: 'appBundle.es5.js', name: 'performance.timeOrigin', times: 1, why: 'hls.js (CMCD) falls back' },
  {
    file: 'appBundle.es5.js',
    name: 'navigator.mediaCapabilities',
    times: 1,
    why: 'hls.js asks only with useMediaCapabilities, which is off',
  },
  {
    file: 'lightning.es5.min.js',
    name: 'createImageBitmap',
    times: 2,
    why: 'core looks whether it is there',
  },
];

/** @returns the problem as `file:line:column: words`, or undefined */
export function syntaxProblem(name, code) {
  try {
    parse(code, { ecmaVersion: 5, sourceType: 'script' });
    return undefined;
  } catch (error) {
    return `${name}:${error.loc?.line}:${error.loc?.column}: not ES5: ${error.message}`;
  }
}

function linter() {
  return new ESLint({
    overrideConfigFile: true,
    allowInlineConfig: false,
    overrideConfig: [
      {
        files: ['**/*.js'],
        plugins: { compat },
        rules: { 'compat/compat': 'error' },
        languageOptions: { ecmaVersion: 'latest', sourceType: 'script' },
        settings: { browserslistOpts: {}, targets: [OLDEST], browsers: [OLDEST], polyfills: POLYFILLS },
      },
    ],
  });
}

/**
 * Names of browser interfaces used in `code` that the oldest box lacks and no polyfill gives.
 * @returns problems as `file:line:column: words`
 */
export async function interfaceProblems(name, code) {
  const [result] = await linter().lintText(code, { filePath: 'built.js' });
  const messages = result?.messages ?? [];
  for (const { file, name: tolerated, times } of TOLERATED) {
    if (file !== name) continue;
    for (let use = 0; use < times; use++) {
      const at = messages.findIndex(({ message }) => message.startsWith(tolerated));
      if (at >= 0) messages.splice(at, 1);
    }
  }
  return messages.map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`);
}

/** Checks every script of a built folder. @returns problems, none when all is well */
export async function checkFolder(folder) {
  const problems = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const code = readFileSync(join(folder, name), 'utf8');
    const syntax = syntaxProblem(name, code);
    if (syntax) problems.push(syntax);
    // The polyfills name what they replace.
    if (name !== 'polyfills.js') problems.push(...(await interfaceProblems(name, code)));
  }
  return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = await checkFolder('dist/es5/js');
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exit(problems.length > 0 ? 1 : 0);
}
