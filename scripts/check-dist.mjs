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
 * Newer interfaces that the built code names but survives without, each with its reason. What is not here is a
 * defect: it would throw on an old box.
 */
export const TOLERATED = {
  'navigator.mediaCapabilities': 'hls.js asks only with useMediaCapabilities, which is off',
  requestMediaKeySystemAccess: 'hls.js asks only for encrypted streams',
  'navigator.requestMediaKeySystemAccess': 'hls.js asks only for encrypted streams',
  ManagedMediaSource: 'hls.js looks for it with typeof or through self',
  AbortController: 'hls.js uses it in its fetch loader only, behind a feature test; ours is XMLHttpRequest',
  ReadableStream: 'hls.js: progressive loading only, which is off',
  TextDecoder: 'present since Chrome 38; the table knows only the worker form',
  createImageBitmap: 'core asks for it before it uses it',
  OffscreenCanvas: 'core asks for it before it uses it',
  VTTCue: 'present since Chrome 23',
  BigInt: 'hls.js tests for it before reading 64-bit sizes',
  PerformanceObserver: 'not reached: behind a feature test',
  Intl: 'guarded',
  globalThis: 'guarded by typeof',
  WeakRef: 'guarded by typeof',
  'crypto.subtle': 'hls.js falls back to its own AES',
};

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
  return (result?.messages ?? [])
    .filter(({ message }) => !Object.keys(TOLERATED).some((tolerated) => message.startsWith(tolerated)))
    .map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`);
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
