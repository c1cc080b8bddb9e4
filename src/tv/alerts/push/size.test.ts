import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import ts from 'typescript';
import { expect, it } from 'vitest';

const MOST = 12 * 1024;

it('the push client costs a box no more than 12 KB', async () => {
  const { outputFiles } = await build({
    entryPoints: ['src/tv/alerts/push/index.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'push',
    // The schemas are in the application anyway: they check everything that comes to it.
    external: ['valibot'],
  });
  const options = { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.None, ignoreDeprecations: '5.0' };
  const es5 = ts.transpileModule(outputFiles[0]!.text, { compilerOptions: options }).outputText;
  const { code } = await transform(es5, { minify: true, target: 'es5' });
  const size = gzipSync(code, { level: 9 }).length;
  process.stdout.write(`push client in ES5: ${size} bytes gzip, of ${MOST}\n`);
  expect(size).toBeLessThanOrEqual(MOST);
});
